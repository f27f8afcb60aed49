package org.faultline.lab.results.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.faultline.actors.time.TimeBucket;
import org.faultline.lab.results.plot.Bars;
import org.faultline.lab.results.plot.Quantity;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.lab.results.summary.Times;
import org.faultline.lab.results.summary.WorkSummary;
import org.faultline.lab.results.text.Units;

/** Where the time of each group, and of each process, went. */
final class TimeBars {
  private static final int MOST_PROCESSES = 40;

  /** A kind of time, its words and its colour. */
  private record Kind(TimeBucket bucket, String name, int colour) {}

  /** A row of bars. */
  private record Part(String name, WorkSummary work) {
    Times times() {
      return work.windowTimes();
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          new Kind(TimeBucket.COMPUTING, "computing", 2),
          new Kind(TimeBucket.SWITCHING, "switching", 8 + 2),
          new Kind(TimeBucket.FAULT_HANDLING, "fault handling", 4),
          new Kind(TimeBucket.MANAGER, "MemoryManager", 6),
          new Kind(TimeBucket.READY, "ready, no CPU free", 5),
          new Kind(TimeBucket.PAGING, "paging I/O", 1),
          new Kind(TimeBucket.PAGE_WAIT, "waiting for a free page", 3),
          new Kind(TimeBucket.COMMIT_WAIT, "waiting for commit", 8 + 3),
          new Kind(TimeBucket.FILE_IO, "file I/O", 0),
          new Kind(TimeBucket.SUSPENDED, "suspended", 7));

  private TimeBars() {}

  static List<Block> blocks(RunSummary summary) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.BarDiagram(
            bars(
                "time-by-group",
                "Where each group's time went",
                "Shares of the time in which its processes were not asleep by"
                    + " choice. Green is work; the rest is waiting.",
                "group",
                summary.groups().stream()
                    .map(group -> new Part(group.name(), group.work()))
                    .toList(),
                Integer.MAX_VALUE)));
    List<Part> processes =
        summary.processes().stream()
            .map(process -> new Part(process.name(), process.work()))
            .toList();
    if (processes.size() > summary.groups().size()) {
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
      String id, String title, String says, String rowsAre, List<Part> parts, int most) {
    List<Kind> seen = new ArrayList<>();
    for (Kind kind : KINDS) {
      if (parts.stream().anyMatch(part -> part.times().of(kind.bucket()) > 0)) {
        seen.add(kind);
      }
    }
    List<Bars.Row> rows = new ArrayList<>();
    for (Part part : parts.subList(0, Math.min(most, parts.size()))) {
      rows.add(new Bars.Row(part.name(), shares(part.times(), seen)));
    }
    List<Bars.Segment> segments =
        seen.stream().map(kind -> new Bars.Segment(kind.name(), kind.colour())).toList();
    return new Bars(id, title, says, rowsAre, Quantity.SHARE, segments, rows);
  }

  private static double[] shares(Times times, List<Kind> kinds) {
    double awake = 0;
    for (Map.Entry<TimeBucket, Long> time : times.nanos().entrySet()) {
      awake += time.getKey() == TimeBucket.SLEEPING ? 0 : time.getValue();
    }
    double[] shares = new double[kinds.size()];
    for (int i = 0; i < shares.length; i++) {
      double nanos = times.of(kinds.get(i).bucket());
      shares[i] = awake == 0 ? 0 : nanos / awake;
    }
    return shares;
  }
}
