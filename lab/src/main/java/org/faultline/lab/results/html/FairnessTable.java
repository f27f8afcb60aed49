package org.faultline.lab.results.html;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.faultline.lab.results.plot.Quantity;
import org.faultline.lab.results.summary.Absent;
import org.faultline.lab.results.summary.FairnessSummary;
import org.faultline.lab.results.summary.GroupSummary;
import org.faultline.lab.results.summary.MachineSummary;
import org.faultline.lab.results.summary.Processes;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.lab.results.text.Columns;
import org.faultline.lab.results.text.Units;
import org.jspecify.annotations.Nullable;

/** How equally the processes of each group, and all processes, got on. */
final class FairnessTable {
  /** Some processes, and how much slower than alone they were. */
  private record Row(Processes part, @Nullable BigDecimal slowdown, String slowdownBy) {
    FairnessSummary fairness() {
      FairnessSummary fairness = part.work().fairness();
      return fairness == null ? FairnessSummary.NONE : fairness;
    }
  }

  private static final Columns<Row> COLUMNS =
      new Columns<Row>()
          .left("", row -> row.part().name())
          .right("n", row -> Units.count(row.part().count()))
          .right("references", row -> number(row.fairness().references()))
          .right("requests", row -> number(row.fairness().requests()))
          .right("slowdown", row -> number(row.slowdown()))
          .left("slowdown by", Row::slowdownBy)
          .right("equality of slowdowns", row -> number(row.fairness().slowdowns()));

  private FairnessTable() {}

  /** The table; nothing where the summary does not say it. */
  static List<Block> blocks(RunSummary summary) {
    MachineSummary machine = summary.machine();
    if (machine.work().fairness() == null) {
      return List.of();
    }
    List<Row> rows = new ArrayList<>();
    for (GroupSummary group : summary.groups()) {
      rows.add(new Row(group, group.slowdown(), Absent.text(group.slowdownBy())));
    }
    rows.add(new Row(machine, machine.slowdown(), ""));
    return List.of(
        new Block.Table(
            "Jain's index of fairness: 1 where all made equal progress",
            COLUMNS.table(rows),
            true));
  }

  private static String number(@Nullable BigDecimal value) {
    return value == null ? "" : Quantity.COUNT.text(value.doubleValue());
  }
}
