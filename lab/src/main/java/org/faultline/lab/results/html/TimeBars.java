package org.faultline.lab.results.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.faultline.lab.results.plot.Bars;
import org.faultline.lab.results.plot.Quantity;
import org.faultline.lab.results.report.Units;

/** Where the time of each group, and of each process, went. */
final class TimeBars {
  private static final int MOST_PROCESSES = 40;

  /** A kind of time in a summary, its words and its colour. */
  private record Kind(String key, String name, int colour) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("computingNanos", "computing", 2),
          new Kind("switchingNanos", "switching", 8 + 2),
          new Kind("faultHandlingNanos", "fault handling", 4),
          new Kind("managerNanos", "MemoryManager", 6),
          new Kind("readyNanos", "ready, no CPU free", 5),
          new Kind("pagingNanos", "paging I/O", 1),
          new Kind("pageWaitNanos", "waiting for a free page", 3),
          new Kind("commitWaitNanos", "waiting for commit", 8 + 3),
          new Kind("fileIoNanos", "file I/O", 0),
          new Kind("suspendedNanos", "suspended", 7));

  private TimeBars() {}

  static List<Block> blocks(JsonNode summary) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.BarDiagram(
            bars(
                "time-by-group",
                "Where the time of each group went",
                "Shares of the time in which its processes did not sleep by their own wish. Green is"
                    + " work; what is left is what they waited for.",
                "group",
                summary.path("groups"),
                Integer.MAX_VALUE)));
    JsonNode processes = summary.path("processes");
    if (processes.size() > summary.path("groups").size()) {
      String which =
          processes.size() > MOST_PROCESSES
              ? "The first %d of %s processes. "
                  .formatted(MOST_PROCESSES, Units.count(processes.size()))
              : "";
      blocks.add(
          new Block.BarDiagram(
              bars(
                  "time-by-process",
                  "Who pays: each process",
                  which + "Equal processes with unequal bars do not share memory fairly.",
                  "process",
                  processes,
                  MOST_PROCESSES)));
    }
    return blocks;
  }

  private static Bars bars(
      String id, String title, String says, String rowsAre, JsonNode nodes, int most) {
    List<Kind> seen = new ArrayList<>();
    for (Kind kind : KINDS) {
      for (JsonNode node : nodes) {
        if (node.path("windowTimes").path(kind.key()).asLong() > 0 && !seen.contains(kind)) {
          seen.add(kind);
        }
      }
    }
    List<Bars.Row> rows = new ArrayList<>();
    for (JsonNode node : nodes) {
      if (rows.size() < most) {
        rows.add(new Bars.Row(node.path("name").asText(), shares(node.path("windowTimes"), seen)));
      }
    }
    List<Bars.Segment> segments =
        seen.stream().map(kind -> new Bars.Segment(kind.name(), kind.colour())).toList();
    return new Bars(id, title, says, rowsAre, Quantity.SHARE, segments, rows);
  }

  private static double[] shares(JsonNode times, List<Kind> kinds) {
    double awake = 0;
    for (Map.Entry<String, JsonNode> time : times.properties()) {
      awake += time.getKey().equals("sleepingNanos") ? 0 : time.getValue().asDouble();
    }
    double[] shares = new double[kinds.size()];
    for (int i = 0; i < shares.length; i++) {
      double nanos = times.path(kinds.get(i).key()).asDouble();
      shares[i] = awake == 0 ? 0 : nanos / awake;
    }
    return shares;
  }
}
