package org.faultline.lab.results.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.faultline.lab.results.plot.Axis;
import org.faultline.lab.results.plot.Plot;
import org.faultline.lab.results.plot.Quantity;

/** What of the working sets is shared, over time; nothing of a group that has no section. */
final class SharingPlots {
  private static final String WORKING_SET = "working_set_bytes.";
  private static final String SHAREABLE = "shareable_bytes.";
  private static final String SHARED = "shared_bytes.";

  private final TimelineTable table;

  SharingPlots(TimelineTable table) {
    this.table = table;
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (String column : table.beginningWith(SHAREABLE)) {
      if (Arrays.stream(table.column(column)).anyMatch(bytes -> bytes > 0)) {
        group(column.substring(SHAREABLE.length()))
            .map(Plot::piled)
            .map(Block.Diagram::new)
            .ifPresent(blocks::add);
      }
    }
    if (!blocks.isEmpty()) {
      frames().map(Block.Diagram::new).ifPresent(blocks::add);
    }
    return blocks;
  }

  private OverTime bytes(String label) {
    return new OverTime(table, Axis.linear(label, Quantity.BYTES));
  }

  private Optional<Plot> group(String group) {
    double[] all = table.column(WORKING_SET + group);
    double[] shareable = table.column(SHAREABLE + group);
    double[] shared = table.column(SHARED + group);
    return bytes("working set")
        .values("private", 0, difference(all, shareable))
        .values("shareable, in one working set", 1, difference(shareable, shared))
        .values("shared", 2, shared)
        .plot(
            "shared-by-" + group,
            "Private and shared pages of " + group.replace('_', ' '),
            "What only its processes can use, each for itself; what others could use too; and what"
                + " several working sets hold, which counts here in each.");
  }

  private Optional<Plot> frames() {
    return bytes("memory")
        .line("shareable_memory_bytes", "in working sets", 0)
        .line("shared_memory_bytes", "of that, in several", 2)
        .line("section_commit_bytes", "committed by sections of the pagefile", 1)
        .plot(
            "section-memory",
            "Memory of sections",
            "Each frame once, however many working sets hold it. The distance to the sum of the"
                + " working sets is what sharing saves.");
  }

  private static double[] difference(double[] all, double[] part) {
    double[] rest = all.clone();
    Arrays.setAll(rest, row -> all[row] - part[row]);
    return rest;
  }
}
