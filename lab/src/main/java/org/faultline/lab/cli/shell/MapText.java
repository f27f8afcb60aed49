package org.faultline.lab.cli.shell;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.AllocationType;
import org.faultline.memory.address.MemoryBasicInformation;
import org.faultline.memory.address.PageLocation;
import org.faultline.workload.program.CallInformation.AddressMap;
import org.faultline.workload.program.CallInformation.MappedRun;
import org.faultline.workload.program.CallInformation.PlacedPage;
import org.faultline.workload.program.Win32Flags;

/**
 * Draws an address space: a line for each run of like pages, and a letter for each page of a run
 * that is not too long to show where it is.
 */
final class MapText {
  /** The most pages of a run that are drawn one by one. */
  private static final int MOST_DRAWN = 64;

  private static final char UNTOUCHED = '.';

  /** How a place is drawn, and what it is called. */
  private record Sign(char letter, String name) {
    static Sign of(PageLocation place) {
      return switch (place) {
        case LOCKED -> new Sign('L', "locked");
        case WORKING_SET -> new Sign('W', "in the working set");
        case STANDBY -> new Sign('S', "standby");
        case MODIFIED -> new Sign('M', "modified");
        case TRANSITION -> new Sign('T', "in transition");
        case PAGEFILE -> new Sign('P', "in the pagefile");
        case SYSTEM -> new Sign('K', "held by the system");
      };
    }
  }

  private MapText() {}

  static List<String> lines(AddressMap map) {
    List<String> lines = new ArrayList<>();
    for (MappedRun run : map.runs()) {
      lines.add(line(run));
    }
    StringJoiner legend = new StringJoiner(", ");
    for (PageLocation place : PageLocation.values()) {
      Sign sign = Sign.of(place);
      legend.add(sign.letter + " " + sign.name);
    }
    lines.add(legend + ", " + UNTOUCHED + " not touched yet");
    return lines;
  }

  private static String line(MappedRun run) {
    MemoryBasicInformation basic = run.basic();
    boolean free = basic.state() == AllocationType.MEM_FREE;
    String size = free ? ResultText.size(basic.regionSize()) : ResultText.exact(basic.regionSize());
    String where = "%#016x  %-9s %10s".formatted(basic.baseAddress(), state(basic), size);
    if (free) {
      return where;
    } else if (basic.state() == AllocationType.MEM_RESERVE) {
      return where + "  (" + Win32Flags.PROTECTION.format(basic.allocationProtect()) + ")";
    }
    return "%s  %s  %s".formatted(where, Win32Flags.PROTECTION.format(basic.protect()), pages(run));
  }

  private static String state(MemoryBasicInformation basic) {
    return switch (basic.state()) {
      case AllocationType.MEM_FREE -> "free";
      case AllocationType.MEM_RESERVE -> "reserved";
      default -> basic.type() == AllocationType.MEM_MAPPED ? "view" : "committed";
    };
  }

  private static String pages(MappedRun run) {
    long count = run.basic().regionSize() >>> AddressLayout.PAGE_SHIFT;
    if (count <= MOST_DRAWN) {
      StringBuilder drawn = new StringBuilder(String.valueOf(UNTOUCHED).repeat((int) count));
      for (PlacedPage page : run.placed()) {
        long index = page.address() - run.basic().baseAddress() >>> AddressLayout.PAGE_SHIFT;
        drawn.setCharAt((int) index, Sign.of(page.place()).letter);
      }
      return drawn.toString();
    }
    Map<PageLocation, Integer> counts = new EnumMap<>(PageLocation.class);
    run.placed().forEach(page -> counts.merge(page.place(), 1, Integer::sum));
    StringJoiner said = new StringJoiner(", ");
    counts.forEach((place, pages) -> said.add(pages + " " + Sign.of(place).name));
    said.add(count - run.placed().size() + " not touched yet");
    return said.toString();
  }
}
