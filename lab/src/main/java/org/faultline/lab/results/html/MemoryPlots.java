package org.faultline.lab.results.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.faultline.lab.results.plot.Axis;
import org.faultline.lab.results.plot.Palette;
import org.faultline.lab.results.plot.Plot;
import org.faultline.lab.results.plot.Quantity;
import org.faultline.lab.results.text.TextTable;

/** Memory over time: what it held, who held it, what was promised. */
final class MemoryPlots {
  private static final String WORKING_SET = "working_set_bytes.";
  private static final double[] SHARES = {0, 0.25, 0.5, 0.75, 0.99, 1};

  private final TimelineTable table;

  MemoryPlots(TimelineTable table) {
    this.table = table;
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    composition().map(Plot::piled).map(Block.Diagram::new).ifPresent(blocks::add);
    workingSets().map(Block.Diagram::new).ifPresent(blocks::add);
    percentiles().ifPresent(blocks::add);
    commit().map(Block.Diagram::new).ifPresent(blocks::add);
    return blocks;
  }

  private OverTime bytes(String label) {
    return new OverTime(table, Axis.linear(label, Quantity.BYTES));
  }

  private Optional<Plot> composition() {
    if (!table.has("active_bytes")) {
      return Optional.empty();
    }
    return bytes("memory")
        .values("active", 0, active())
        .line("page_table_bytes", "page tables", 6)
        .line("system_bytes", "system", Palette.GREY)
        .line("transition_bytes", "in transition", 3)
        .line("modified_bytes", "modified", 1)
        .line("standby_bytes", "standby", 5)
        .line("zeroed_list_bytes", "zeroed", 2)
        .line(table.has("zeroed_list_bytes") ? "free_list_bytes" : "free_bytes", "free", 4)
        .plot(
            "memory-composition",
            "What memory held",
            "All frames by page list, one on top of the other. Standby, zeroed and free pages are"
                + " available; without them every new page costs another its place.");
  }

  /** Pages of the processes; with page lists the timeline counts their page tables in. */
  private double[] active() {
    double[] active = table.column("active_bytes").clone();
    if (table.has("zeroed_list_bytes")) {
      double[] tables = table.column("page_table_bytes");
      Arrays.setAll(active, row -> active[row] - tables[row]);
    }
    return active;
  }

  private Optional<Plot> workingSets() {
    OverTime groups = bytes("working set").each(WORKING_SET);
    if (table.beginningWith(WORKING_SET).isEmpty()) {
      groups.line("active_bytes", "all processes", 0);
    }
    return groups.plot(
        "working-sets",
        "Working sets",
        "Pages that the processes of a group hold. Steps are phases; sets that shrink while others"
            + " grow are the price of sharing memory.");
  }

  /** How large the working sets were for which part of the time. */
  private Optional<Block> percentiles() {
    List<String> groups = table.beginningWith(WORKING_SET);
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    TextTable percentiles = new TextTable().left("working set").right("least").right("25 %");
    percentiles.right("median").right("75 %").right("99 %").right("most");
    for (String group : groups) {
      double[] sorted = Arrays.stream(table.column(group)).filter(Double::isFinite).toArray();
      Arrays.sort(sorted);
      List<String> cells = new ArrayList<>();
      cells.add(group.substring(WORKING_SET.length()));
      for (double share : SHARES) {
        int at = (int) Math.round(share * (sorted.length - 1));
        cells.add(sorted.length == 0 ? "" : Quantity.BYTES.text(sorted[at]));
      }
      percentiles.row(cells);
    }
    return Optional.of(new Block.Table("Sizes of the working sets over time", percentiles, false));
  }

  private Optional<Plot> commit() {
    return bytes("commit")
        .line("committed_bytes", "committed", 0)
        .limit("commit_limit_bytes", "commit limit", 1)
        .line("pagefile_used_bytes", "pagefile used", 2)
        .limit("pagefile_size_bytes", "pagefile size", Palette.GREY)
        .plot(
            "commit",
            "Commit charge and its limit",
            "What has been promised, against what memory and pagefile can hold. Where the charge"
                + " meets the limit, allocations fail or wait for the pagefile to grow.");
  }
}
