package org.faultline.workload.strace;

import java.util.ArrayList;
import java.util.List;
import org.faultline.workload.strace.AllocationStep.Kind;

/** One process of a log while its calls are read. */
final class StraceProcess {
  private static final int PAGE = 4096;
  private static final int PAGE_READWRITE = 0x04;

  final int id;
  final long startNanos;
  private final List<StraceCall> calls = new ArrayList<>();
  private long endNanos;
  private long breakNow = -1;

  StraceProcess(int id, long startNanos) {
    this.id = id;
    this.startNanos = startNanos;
    this.endNanos = startNanos;
  }

  /** Whether {@code call} shows that another program was loaded: its heap is elsewhere. */
  boolean replacedBy(StraceCall call) {
    return call.name().equals("brk")
        && call.number(0) == 0
        && breakNow >= 0
        && call.result() != breakNow;
  }

  void add(StraceCall call) {
    calls.add(call);
    endNanos = call.nanos();
    if (call.name().equals("brk")) {
      breakNow = call.result();
    }
  }

  void end(long nanos) {
    endNanos = nanos;
  }

  /** What the process did, and how many of its calls concern memory that the log does not know. */
  record Planned(AllocationLog.Process process, long ignored) {}

  Planned plan(long logStartNanos) {
    Mappings mappings = new Mappings();
    long lowest = -1;
    long highest = -1;
    for (StraceCall call : calls) {
      if (call.name().equals("brk")) {
        lowest = lowest < 0 ? call.result() : lowest;
        highest = Math.max(highest, call.result());
      }
    }
    long heap = up(lowest);
    long now = heap;
    boolean reserved = false;
    long ignored = 0;
    for (StraceCall call : calls) {
      mappings.at(call.nanos() - logStartNanos);
      if (call.name().equals("brk")) {
        long next = up(call.result());
        if (next == now || next < heap) {
          continue;
        }
        if (!reserved) {
          mappings.reserve(heap, up(highest));
          reserved = true;
        }
        mappings.resize(Math.min(now, next), Math.max(now, next), next > now, PAGE_READWRITE);
        now = next;
      } else if (!apply(mappings, call)) {
        ignored++;
      }
    }
    return new Planned(
        new AllocationLog.Process(
            id, startNanos - logStartNanos, endNanos - logStartNanos, mappings.steps()),
        ignored);
  }

  private static boolean apply(Mappings mappings, StraceCall call) {
    boolean mapping = call.name().startsWith("mmap");
    long start = (mapping ? call.result() : call.number(0)) & -PAGE;
    long end = up(start + call.number(1));
    if (end <= start) {
      return true;
    }
    return switch (call.name()) {
      case "mmap", "mmap2" -> {
        mappings.map(start, end, protection(call));
        yield true;
      }
      case "munmap" -> mappings.unmap(start, end);
      case "mprotect" -> mappings.protect(start, end, protection(call));
      case "mlock" -> mappings.advise(Kind.LOCK, start, end);
      case "munlock" -> mappings.advise(Kind.UNLOCK, start, end);
      default -> {
        boolean drops = call.flag(2, "MADV_DONTNEED") || call.flag(2, "MADV_FREE");
        yield !drops || mappings.advise(Kind.RESET, start, end);
      }
    };
  }

  /** The {@code PAGE_} constant that allows what the third argument does, at least. */
  private static int protection(StraceCall call) {
    boolean write = call.flag(2, "PROT_WRITE");
    boolean read = write || call.flag(2, "PROT_READ");
    boolean execute = call.flag(2, "PROT_EXEC");
    if (execute) {
      return write ? 0x40 : read ? 0x20 : 0x10;
    }
    return write ? PAGE_READWRITE : read ? 0x02 : 0x01;
  }

  private static long up(long bytes) {
    return bytes + PAGE - 1 & -PAGE;
  }
}
