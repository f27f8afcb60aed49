package org.faultline.lab.results.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.lab.results.summary.Absent;
import org.faultline.lab.results.summary.MemoryMapsSummary;
import org.faultline.lab.results.summary.MemoryMapsSummary.ProcessMap;
import org.faultline.lab.results.summary.MemoryMapsSummary.TypeRow;
import org.faultline.lab.results.summary.PhysicalMemory;
import org.faultline.lab.results.summary.PhysicalMemory.PriorityCount;
import org.faultline.lab.results.summary.PhysicalMemory.UseCount;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.lab.results.summary.SharingSummary;
import org.faultline.lab.results.summary.SharingSummary.ShareCount;
import org.faultline.lab.results.text.Columns;
import org.faultline.lab.results.text.TextTable;
import org.faultline.lab.results.text.Units;
import org.jspecify.annotations.Nullable;

/** What a summary says of memory at the end of a run, as tables in the shape of Windows' tools. */
public final class MemoryTables {
  private MemoryTables() {}

  /** Whether the summary is of a machine with page lists: others have no such tables. */
  public static boolean in(RunSummary summary) {
    return summary.machine().physicalMemory().useCounts() != null;
  }

  /** Physical memory by use and list, then by priority, then by process. */
  public static List<String> machine(RunSummary summary) {
    List<String> lines = new ArrayList<>();
    machineTables(summary)
        .forEach(
            (caption, table) -> {
              lines.add(caption);
              lines.addAll(table.lines());
              lines.add("");
            });
    if (maps(summary).running() == 0) {
      lines.add("No process runs at the end.");
    } else {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  /** All tables by their captions: the machine's, then each process's. */
  public static Map<String, TextTable> all(RunSummary summary) {
    Map<String, TextTable> tables = machineTables(summary);
    for (ProcessMap process : maps(summary).processes()) {
      tables.put(caption(process), types(process));
    }
    return tables;
  }

  /** The processes that run at the end, of which memory is described. */
  public static List<ProcessMap> processes(RunSummary summary) {
    return maps(summary).processes();
  }

  private static Map<String, TextTable> machineTables(RunSummary summary) {
    PhysicalMemory memory = summary.machine().physicalMemory();
    MemoryMapsSummary maps = maps(summary);
    Map<String, TextTable> tables = new LinkedHashMap<>();
    tables.put("Use counts at the end of the run", useCounts(Absent.empty(memory.useCounts())));
    tables.put(
        "Priority summary of the standby pages", priorities(Absent.empty(memory.priorities())));
    SharingSummary sharing = summary.machine().sharing();
    if (sharing != null) {
      tables.put("Memory in working sets by how many share it", shareCounts(sharing.shareCounts()));
    }
    long running = maps.running();
    if (running > 0) {
      long listed = maps.listed();
      tables.put(
          listed == running
              ? "Processes that run at the end"
              : "The first %s of %s processes that run at the end"
                  .formatted(Units.count(listed), Units.count(running)),
          processes(maps.processes()));
    }
    return tables;
  }

  private static MemoryMapsSummary maps(RunSummary summary) {
    MemoryMapsSummary maps = summary.memoryMaps();
    return maps == null ? new MemoryMapsSummary(0, 0, List.of()) : maps;
  }

  private static TextTable useCounts(List<UseCount> rows) {
    return new Columns<UseCount>()
        .left("Usage", UseCount::use)
        .right("Total", row -> kib(row.totalBytes()))
        .right("Active", row -> kib(row.activeBytes()))
        .right("Standby", row -> kib(row.standbyBytes()))
        .right("Modified", row -> kib(row.modifiedBytes()))
        .right("Transition", row -> kib(row.transitionBytes()))
        .right("Zeroed", row -> kib(row.zeroedBytes()))
        .right("Free", row -> kib(row.freeBytes()))
        .table(rows);
  }

  private static TextTable priorities(List<PriorityCount> rows) {
    return new Columns<PriorityCount>()
        .right("Priority", row -> Integer.toString(row.priority()))
        .right("Standby", row -> kib(row.standbyBytes()))
        .right("Repurposed", row -> kib(row.repurposedBytes()))
        .table(rows);
  }

  private static TextTable shareCounts(List<ShareCount> rows) {
    return new Columns<ShareCount>()
        .right("Working sets", ShareCount::count)
        .right("Memory", row -> kib(row.bytes()))
        .right("In working sets", row -> kib(row.workingSetBytes()))
        .table(rows);
  }

  private static TextTable processes(List<ProcessMap> processes) {
    return new Columns<ProcessMap>()
        .left("Process", ProcessMap::name)
        .right("id", process -> Integer.toString(process.id()))
        .right("Private", process -> kib(process.lists().activeBytes()))
        .right("Shareable", process -> optional(total(process).shareableWsBytes()))
        .right("Shared", process -> optional(total(process).sharedWsBytes()))
        .right("Standby", process -> kib(process.lists().standbyBytes()))
        .right("Modified", process -> kib(process.lists().modifiedBytes()))
        .right("Transition", process -> kib(process.lists().transitionBytes()))
        .right("Page Table", process -> kib(process.lists().pageTableBytes()))
        .right("Locked", process -> kib(total(process).lockedWsBytes()))
        .table(processes);
  }

  /** The memory of one process by type. */
  public static List<String> process(ProcessMap process) {
    List<String> lines = new ArrayList<>();
    lines.add(caption(process));
    lines.addAll(types(process).lines());
    lines.add("Private of Total is Private Bytes, the Commit size of Task Manager.");
    return lines;
  }

  private static String caption(ProcessMap process) {
    return "Memory of %s (id %d) at the end of the run".formatted(process.name(), process.id());
  }

  private static TextTable types(ProcessMap process) {
    return new Columns<TypeRow>()
        .left("Type", TypeRow::type)
        .right("Size", row -> kib(row.sizeBytes()))
        .right("Committed", row -> kib(row.committedBytes()))
        .right("Private", row -> kib(row.privateBytes()))
        .right("Total WS", row -> kib(row.totalWsBytes()))
        .right("Private WS", row -> kib(row.privateWsBytes()))
        .right("Shareable WS", row -> optional(row.shareableWsBytes()))
        .right("Shared WS", row -> optional(row.sharedWsBytes()))
        .right("Locked WS", row -> kib(row.lockedWsBytes()))
        .right("Blocks", row -> Units.count(row.blocks()))
        .right("Largest", row -> kib(row.largestBytes()))
        .table(process.types());
  }

  /** The row for all of it. */
  private static TypeRow total(ProcessMap process) {
    return process.types().get(process.types().size() - 1);
  }

  private static String optional(@Nullable Long bytes) {
    return bytes == null ? "" : kib(bytes);
  }

  private static String kib(long bytes) {
    long kib = bytes >> 10;
    return kib == 0 ? "-" : Units.count(kib) + " K";
  }
}
