package org.faultline.lab.results.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a summary says of memory at the end of a run, as tables in the shape of Windows' tools. */
public final class MemoryTables {
  private MemoryTables() {}

  /** Whether the summary is of a machine with page lists: others have no such tables. */
  public static boolean in(JsonNode summary) {
    return summary.path("machine").path("physicalMemory").has("useCounts");
  }

  /** Physical memory by use and list, then by priority, then by process. */
  public static List<String> machine(JsonNode summary) {
    List<String> lines = new ArrayList<>();
    machineTables(summary)
        .forEach(
            (caption, table) -> {
              lines.add(caption);
              lines.addAll(table.lines());
              lines.add("");
            });
    if (summary.path("memoryMaps").path("running").asLong() == 0) {
      lines.add("No process runs at the end.");
    } else {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  /** All tables by their captions: the machine's, then each process's. */
  public static Map<String, TextTable> all(JsonNode summary) {
    Map<String, TextTable> tables = machineTables(summary);
    for (JsonNode process : summary.path("memoryMaps").path("processes")) {
      tables.put(caption(process), types(process));
    }
    return tables;
  }

  private static Map<String, TextTable> machineTables(JsonNode summary) {
    JsonNode memory = summary.path("machine").path("physicalMemory");
    JsonNode maps = summary.path("memoryMaps");
    Map<String, TextTable> tables = new LinkedHashMap<>();
    tables.put("Use counts at the end of the run", useCounts(memory.path("useCounts")));
    tables.put("Priority summary of the standby pages", priorities(memory.path("priorities")));
    long running = maps.path("running").asLong();
    if (running > 0) {
      long listed = maps.path("listed").asLong();
      tables.put(
          listed == running
              ? "Processes that run at the end"
              : "The first %s of %s processes that run at the end"
                  .formatted(Units.count(listed), Units.count(running)),
          processes(maps));
    }
    return tables;
  }

  private static TextTable useCounts(JsonNode rows) {
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
    return table;
  }

  private static TextTable priorities(JsonNode rows) {
    TextTable table = new TextTable().right("Priority").right("Standby").right("Repurposed");
    for (JsonNode row : rows) {
      table.row(
          List.of(
              row.path("priority").asText(),
              kib(row, "standbyBytes"),
              kib(row, "repurposedBytes")));
    }
    return table;
  }

  private static TextTable processes(JsonNode maps) {
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
    return table;
  }

  /** The memory of one process by type; {@code process} is one of {@code memoryMaps.processes}. */
  public static List<String> process(JsonNode process) {
    List<String> lines = new ArrayList<>();
    lines.add(caption(process));
    lines.addAll(types(process).lines());
    lines.add("Private of Total is Private Bytes, the Commit size of Task Manager.");
    return lines;
  }

  private static String caption(JsonNode process) {
    return "Memory of %s (id %d) at the end of the run"
        .formatted(process.path("name").asText(), process.path("id").asLong());
  }

  private static TextTable types(JsonNode process) {
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
    return table;
  }

  private static String kib(JsonNode node, String key) {
    long kib = node.path(key).asLong() >> 10;
    return kib == 0 ? "-" : Units.count(kib) + " K";
  }
}
