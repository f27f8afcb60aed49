package org.faultline.lab.cli.shell;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.faultline.memory.address.MemoryBasicInformation;
import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.program.CallInformation;
import org.faultline.workload.program.CallInformation.WorkingSetPage;
import org.faultline.workload.program.CallResult;
import org.faultline.workload.program.SystemCall;
import org.faultline.workload.program.Win32Flags;
import org.jspecify.annotations.Nullable;

/** Says how a call or an access ended. */
final class ResultText {
  private static final int MOST_PAGES = 32;
  private static final int MOST_BYTES = 32;
  private static final Set<SystemCallKind> NAMED =
      EnumSet.of(
          SystemCallKind.VIRTUAL_ALLOC,
          SystemCallKind.VIRTUAL_ALLOC_2,
          SystemCallKind.CREATE_STACK,
          SystemCallKind.CREATE_FILE,
          SystemCallKind.CREATE_FILE_MAPPING,
          SystemCallKind.OPEN_FILE_MAPPING,
          SystemCallKind.MAP_VIEW_OF_FILE,
          SystemCallKind.MAP_VIEW_OF_FILE_3,
          SystemCallKind.DUPLICATE_HANDLE);
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");

  private ResultText() {}

  /** The lines that say it. */
  static List<String> lines(SystemCall call, CallResult result) {
    if (!result.succeeded()) {
      return List.of(failure(result));
    }
    if (givesName(call)) {
      return List.of(address(result.value()) + beside(result.information()));
    } else if (call instanceof SystemCall.GetFileSize) {
      return List.of(exact(result.value()));
    } else if (call instanceof SystemCall.VirtualProtect) {
      return List.of("ok, was " + Win32Flags.PROTECTION.format((int) result.value()));
    }
    return result.information() == null ? List.of("ok") : lines(result.information());
  }

  /** Whether the call gives an address or a handle. */
  static boolean givesName(SystemCall call) {
    return NAMED.contains(call.kind());
  }

  private static String beside(@Nullable CallInformation information) {
    if (information instanceof CallInformation.ViewMapped view) {
      return ", " + exact(view.sizeBytes());
    }
    boolean existed =
        information instanceof CallInformation.SectionOpened opened && opened.existed();
    return existed ? ", ERROR_ALREADY_EXISTS (183)" : "";
  }

  /** The error or the exception. */
  static String failure(CallResult result) {
    if (result.fault() != null) {
      return "%s: %s at %s"
          .formatted(
              result.fault().exception(),
              result.fault().access().name().toLowerCase(Locale.ROOT),
              address(result.fault().address()));
    }
    Win32Error error = result.error();
    return "failed: %s (%s)"
        .formatted(
            error,
            error.code() < 0
                ? "0x" + Integer.toHexString(error.code())
                : Integer.toString(error.code()));
  }

  /** An address in hexadecimal. */
  static String address(long address) {
    return "0x" + Long.toHexString(address);
  }

  /** A size in the largest unit that it reaches, exact or with two decimals. */
  static String size(long bytes) {
    int unit = unit(bytes);
    boolean whole = (bytes & (1L << 10 * unit) - 1) == 0;
    String number =
        whole
            ? Long.toString(bytes >>> 10 * unit)
            : String.format(Locale.ROOT, "%.2f", bytes / (double) (1L << 10 * unit));
    return number + " " + UNITS.get(unit);
  }

  /** As {@link #size}, and where that rounds the bytes beside it, so that no page is hidden. */
  static String exact(long bytes) {
    int unit = unit(bytes);
    boolean rounded = bytes * 100 % (1L << 10 * unit) != 0;
    return rounded ? String.format(Locale.ROOT, "%s (%,d B)", size(bytes), bytes) : size(bytes);
  }

  private static int unit(long bytes) {
    int unit = 0;
    while (unit < UNITS.size() - 1 && bytes >>> 10 * (unit + 1) != 0) {
      unit++;
    }
    return unit;
  }

  private static List<String> lines(CallInformation found) {
    if (found instanceof CallInformation.Run run) {
      return basic(run.basic());
    } else if (found instanceof CallInformation.WrittenPages written) {
      return pages("written", written.pages().stream().map(ResultText::address).toList());
    } else if (found instanceof CallInformation.WorkingSet set) {
      return pages("resident", set.pages().stream().map(ResultText::page).toList());
    } else if (found instanceof CallInformation.MemoryStatus status) {
      return List.of(
          "memory    %s, %s available, load %s %%"
              .formatted(exact(status.totalPhys()), exact(status.availPhys()), status.memoryLoad()),
          "commit    %s, %s available"
              .formatted(exact(status.totalPageFile()), exact(status.availPageFile())),
          "addresses %s, %s available"
              .formatted(exact(status.totalVirtual()), exact(status.availVirtual())));
    } else if (found instanceof CallInformation.ProcessCounters counters) {
      return counters(counters);
    } else if (found instanceof CallInformation.BytesRead read) {
      return List.of(bytes(read.bytes()));
    } else if (found instanceof CallInformation.WorkingSetEntry page) {
      return List.of(page(page));
    }
    return MapText.lines((CallInformation.AddressMap) found);
  }

  private static List<String> counters(CallInformation.ProcessCounters counters) {
    List<String> lines = new ArrayList<>();
    lines.add("page faults   " + counters.pageFaultCount());
    lines.add(
        "working set   %s, peak %s"
            .formatted(exact(counters.workingSetSize()), exact(counters.peakWorkingSetSize())));
    lines.add(
        "private bytes %s, peak %s   Task Manager: Commit size"
            .formatted(exact(counters.privateUsage()), exact(counters.peakPagefileUsage())));
    boolean alone = counters.privateWorkingSetSize() == counters.workingSetSize();
    if (!alone || counters.sharedCommitUsage() > 0) {
      lines.add(
          "shared        %s of the working set are private; shared commit %s"
              .formatted(
                  exact(counters.privateWorkingSetSize()), exact(counters.sharedCommitUsage())));
    }
    return lines;
  }

  private static List<String> basic(MemoryBasicInformation basic) {
    List<String> lines = new ArrayList<>();
    lines.add("base        %s".formatted(address(basic.baseAddress())));
    lines.add("size        %s".formatted(exact(basic.regionSize())));
    lines.add("state       %s".formatted(Win32Flags.STATE.format(basic.state())));
    lines.add("protect     %s".formatted(protection(basic.protect())));
    if (basic.type() != 0) {
      lines.add("type        %s".formatted(Win32Flags.TYPE.format(basic.type())));
      lines.add(
          "allocation  %s, %s"
              .formatted(address(basic.allocationBase()), protection(basic.allocationProtect())));
    }
    return lines;
  }

  private static String protection(int protect) {
    return protect == 0 ? "0" : Win32Flags.PROTECTION.format(protect);
  }

  private static String page(WorkingSetPage page) {
    return "%s %s%s"
        .formatted(
            address(page.address()),
            Win32Flags.PROTECTION.format(page.protect()),
            page.locked() ? ", locked" : "");
  }

  private static String page(CallInformation.WorkingSetEntry page) {
    if (!page.valid()) {
      return "not in the working set" + (page.shared() ? ", can be shared" : "");
    }
    String shares = page.shared() ? "share count " + page.shareCount() : "private";
    return "%s, %s%s"
        .formatted(
            Win32Flags.PROTECTION.format(page.protect()), shares, page.locked() ? ", locked" : "");
  }

  private static String bytes(byte[] bytes) {
    int shown = Math.min(MOST_BYTES, bytes.length);
    return "%s bytes%s%s"
        .formatted(
            bytes.length,
            bytes.length == 0 ? "" : ": " + HexFormat.ofDelimiter(" ").formatHex(bytes, 0, shown),
            shown < bytes.length ? " ..." : "");
  }

  private static List<String> pages(String what, List<String> pages) {
    List<String> lines = new ArrayList<>();
    lines.add(pages.size() + (pages.size() == 1 ? " page " : " pages ") + what);
    pages.stream().limit(MOST_PAGES).forEach(page -> lines.add("  " + page));
    if (pages.size() > MOST_PAGES) {
      lines.add("  ... and " + (pages.size() - MOST_PAGES) + " more");
    }
    return lines;
  }
}
