package org.faultline.lab.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a summary says of memory at the end of a run, as tables in the shape of Windows' tools. */
public final class MemoryTables {
  private MemoryTables() {}

  /** Whether the summary is of a machine with page lists: others have no such tables. */
  public static boolean in(JsonNode summary) {
    return summary.path("machine").path("physicalMemory").has("useCounts");
  }

  /** Physical memory by use and list, then by priority, then by process. */
  public static List<String> machine(JsonNode summary) {
    JsonNode memory = summary.path("machine").path("physicalMemory");
    List<String> lines = new ArrayList<>();
    lines.add("Use counts at the end of the run");
    lines.addAll(useCounts(memory.path("useCounts")));
    lines.add("");
    lines.add("Priority summary of the standby pages");
    lines.addAll(priorities(memory.path("priorities")));
    lines.add("");
    lines.addAll(processes(summary.path("memoryMaps")));
    return lines;
  }

  private static List<String> useCounts(JsonNode rows) {
    TextTable table = new TextTable().left("Usage").right("Total");
    for (UseCounts.Column column : UseCounts.Column.values()) {
      String name = column.name();
      table.right(name.charAt(0) + Tally.camel(name).substring(1));
    }
    for (JsonNode row : rows) {
      List<String> cells = new ArrayList<>();
      cells.add(row.path("use").asText());
      cells.add(kib(row, "totalBytes"));
      for (UseCounts.Column column : UseCounts.Column.values()) {
        cells.add(kib(row, column.key()));
      }
      table.row(cells);
    }
    return table.lines();
  }

  private static List<String> priorities(JsonNode rows) {
    TextTable table = new TextTable().right("Priority").right("Standby").right("Repurposed");
    for (JsonNode row : rows) {
      table.row(
          List.of(
              row.path("priority").asText(),
              kib(row, "standbyBytes"),
              kib(row, "repurposedBytes")));
    }
    return table.lines();
  }

  private static List<String> processes(JsonNode maps) {
    long running = maps.path("running").asLong();
    long listed = maps.path("listed").asLong();
    if (running == 0) {
      return List.of("No process runs at the end.");
    }
    TextTable table = new TextTable().left("Process").right("id").right("Private").right("Standby");
    table.right("Modified").right("Transition").right("Page Table").right("Locked");
    for (JsonNode process : maps.path("processes")) {
      JsonNode lists = process.path("lists");
      table.row(
          List.of(
              process.path("name").asText(),
              process.path("id").asText(),
              kib(lists, "activeBytes"),
              kib(lists, "standbyBytes"),
              kib(lists, "modifiedBytes"),
              kib(lists, "transitionBytes"),
              kib(lists, "pageTableBytes"),
              kib(process.path("types").path(0), "lockedWsBytes")));
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        listed == running
            ? "Processes that run at the end"
            : "The first %,d of %,d processes that run at the end".formatted(listed, running));
    lines.addAll(table.lines());
    return lines;
  }

  /** The memory of one process by type; {@code process} is one of {@code memoryMaps.processes}. */
  public static List<String> process(JsonNode process) {
    TextTable table = new TextTable().left("Type").right("Size").right("Committed");
    table.right("Private").right("Total WS").right("Private WS").right("Locked WS");
    table.right("Blocks").right("Largest");
    for (JsonNode row : process.path("types")) {
      table.row(
          List.of(
              row.path("type").asText(),
              kib(row, "sizeBytes"),
              kib(row, "committedBytes"),
              kib(row, "privateBytes"),
              kib(row, "totalWsBytes"),
              kib(row, "privateWsBytes"),
              kib(row, "lockedWsBytes"),
              Units.count(row.path("blocks").asLong()),
              kib(row, "largestBytes")));
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "Memory of %s (id %d) at the end of the run"
            .formatted(process.path("name").asText(), process.path("id").asLong()));
    lines.addAll(table.lines());
    return lines;
  }

  private static String kib(JsonNode node, String key) {
    long kib = node.path(key).asLong() >> 10;
    return kib == 0 ? "-" : Units.count(kib) + " K";
  }
}
