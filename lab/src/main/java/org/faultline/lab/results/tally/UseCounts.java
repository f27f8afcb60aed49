package org.faultline.lab.results.tally;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.faultline.lab.results.number.Pages;
import org.faultline.lab.results.summary.PhysicalMemory.PriorityCount;
import org.faultline.lab.results.summary.PhysicalMemory.UseCount;
import org.faultline.memory.windows.FrameState;
import org.faultline.memory.windows.PageUse;

/**
 * Physical memory by use and list at the end of a run, as the tool that shows Windows' lists has it
 * (docs/windows.md W1006), and the priorities of its standby pages.
 */
final class UseCounts {
  /** The lists, as the columns of that tool have them. */
  private enum Column {
    ACTIVE,
    STANDBY,
    MODIFIED,
    TRANSITION,
    ZEROED,
    FREE;

    private static Column of(FrameState state) {
      return switch (state) {
        case ACTIVE, SYSTEM -> ACTIVE;
        case STANDBY -> STANDBY;
        case MODIFIED -> MODIFIED;
        case TRANSITION -> TRANSITION;
        case ZEROED -> ZEROED;
        case FREE -> FREE;
      };
    }
  }

  private final List<UseCount> rows = new ArrayList<>();
  private final Map<Column, Long> total = new EnumMap<>(Column.class);

  private UseCounts() {
    for (Column column : Column.values()) {
      total.put(column, 0L);
    }
  }

  /** The rows: what the pages are used for, and all of them. */
  static List<UseCount> of(WindowsAtEnd lists) {
    PageUse use = lists.report().use();
    UseCounts counts = new UseCounts();
    counts.row("Process Private", use::pages);
    if (lists.sample().sharing().sections()) {
      counts.row("Mapped File", use::mappedFile);
      counts.row("Shareable", use::shareable);
    }
    counts.row("Page Table", use::tables);
    counts.row("System", state -> state == FrameState.SYSTEM ? use.unowned(state) : 0);
    counts.row("Unused", state -> state == FrameState.SYSTEM ? 0 : use.unowned(state));
    counts.rows.add(bytes("Total", counts.total));
    return counts.rows;
  }

  private void row(String name, ToLongFunction<FrameState> pages) {
    Map<Column, Long> row = new EnumMap<>(Column.class);
    for (FrameState state : FrameState.values()) {
      row.merge(Column.of(state), pages.applyAsLong(state), Long::sum);
    }
    row.forEach((column, count) -> total.merge(column, count, Long::sum));
    rows.add(bytes(name, row));
  }

  private static UseCount bytes(String use, Map<Column, Long> row) {
    return new UseCount(
        use,
        Pages.bytes(row.values().stream().mapToLong(Long::longValue).sum()),
        bytes(row, Column.ACTIVE),
        bytes(row, Column.STANDBY),
        bytes(row, Column.MODIFIED),
        bytes(row, Column.TRANSITION),
        bytes(row, Column.ZEROED),
        bytes(row, Column.FREE));
  }

  private static long bytes(Map<Column, Long> row, Column column) {
    return Pages.bytes(row.getOrDefault(column, 0L));
  }

  /** A row for each priority; what was repurposed counts from the start of the run. */
  static List<PriorityCount> priorities(WindowsAtEnd lists) {
    long[] repurposed = lists.report().repurposed();
    int[] standby = lists.sample().counts().standby();
    List<PriorityCount> priorities = new ArrayList<>();
    for (int priority = 0; priority < standby.length; priority++) {
      priorities.add(
          new PriorityCount(
              priority, Pages.bytes(standby[priority]), Pages.bytes(repurposed[priority])));
    }
    return priorities;
  }
}
