package org.faultline.lab.results.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.faultline.memory.server.ManagerReport;
import org.faultline.memory.windows.FrameState;
import org.faultline.memory.windows.PageUse;
import org.faultline.memory.windows.WindowsReport;
import org.faultline.memory.windows.WindowsSample;

/**
 * Physical memory by use and list at the end of a run, as the tool that shows Windows' lists has it
 * (WINDOWS-VM.md 10.5), and the priorities of its standby pages.
 */
final class UseCounts {
  /** The columns beside the total, in their order. */
  enum Column {
    ACTIVE,
    STANDBY,
    MODIFIED,
    TRANSITION,
    ZEROED,
    FREE;

    /** The key of the column in a summary. */
    String key() {
      return Tally.camel(name()) + "Bytes";
    }

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

  private final ArrayNode rows;
  private final Map<Column, Long> total = new EnumMap<>(Column.class);

  private UseCounts(ArrayNode rows) {
    this.rows = rows;
    for (Column column : Column.values()) {
      total.put(column, 0L);
    }
  }

  /** Adds the rows: what the pages are used for, and all of them. */
  static void describe(ArrayNode rows, PageUse use) {
    UseCounts counts = new UseCounts(rows);
    counts.row("Process Private", use::pages);
    counts.row("Page Table", use::tables);
    counts.row("System", state -> state == FrameState.SYSTEM ? use.unowned(state) : 0);
    counts.row("Unused", state -> state == FrameState.SYSTEM ? 0 : use.unowned(state));
    write(rows.addObject(), "Total", counts.total);
  }

  private void row(String name, ToLongFunction<FrameState> pages) {
    Map<Column, Long> row = new EnumMap<>(Column.class);
    for (FrameState state : FrameState.values()) {
      row.merge(Column.of(state), pages.applyAsLong(state), Long::sum);
    }
    row.forEach((column, count) -> total.merge(column, count, Long::sum));
    write(rows.addObject(), name, row);
  }

  private static void write(ObjectNode node, String name, Map<Column, Long> row) {
    node.put("use", name);
    node.put("totalBytes", Tally.bytes(row.values().stream().mapToLong(Long::longValue).sum()));
    row.forEach((column, pages) -> node.put(column.key(), Tally.bytes(pages)));
  }

  /** Adds a row for each priority; what was repurposed counts from the start of the run. */
  static void priorities(ArrayNode rows, ManagerReport manager) {
    long[] repurposed = WindowsReport.of(manager).repurposed();
    int[] standby = WindowsSample.of(manager.last()).counts().standby();
    for (int priority = 0; priority < standby.length; priority++) {
      ObjectNode row = rows.addObject();
      row.put("priority", priority);
      row.put("standbyBytes", Tally.bytes(standby[priority]));
      row.put("repurposedBytes", Tally.bytes(repurposed[priority]));
    }
  }
}
