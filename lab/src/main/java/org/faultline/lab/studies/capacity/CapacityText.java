package org.faultline.lab.studies.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.faultline.lab.results.measure.Unit;
import org.faultline.lab.results.number.Interval;
import org.faultline.lab.results.text.Columns;
import org.faultline.lab.results.text.Units;

/** An answer for people. */
public final class CapacityText {
  private CapacityText() {}

  /** The lines: the answer, the positions judged, what binds, what to distrust. */
  public static List<String> lines(CapacityAnswer answer) {
    List<String> lines = new ArrayList<>();
    answer.sentences().forEach(sentence -> lines.add(sentence + "."));
    lines.addAll(table(answer));
    Bottleneck bottleneck = answer.bottleneck();
    if (bottleneck != null) {
      String what =
          bottleneck.what() == null ? "unclear: no wait has grown" : bottleneck.what().label();
      lines.add("Binds       " + what + ": " + bottleneck.sentence() + ".");
    }
    answer.cautions().forEach(caution -> lines.add("! " + caution + "."));
    lines.add("Not modelled, and it matters here:");
    NotModelled.of(answer.workload.config()).forEach(part -> lines.add("  " + part));
    return lines;
  }

  private static List<String> table(CapacityAnswer answer) {
    Columns<Judgement> columns =
        new Columns<Judgement>()
            .right("", judgement -> answer.name(judgement.position()))
            .right("runs", judgement -> Units.count(judgement.runs().size()));
    List<Requirement> requirements = answer.question.requirements();
    for (int i = 0; i < requirements.size(); i++) {
      int number = i;
      columns.right(
          requirements.get(i).text(), judgement -> cell(judgement.findings().get(number)));
    }
    return columns
        .left("", judgement -> judgement.verdict().label())
        .left("", judgement -> Objects.requireNonNullElse(judgement.failure(), ""))
        .table(answer.judged)
        .lines();
  }

  private static String cell(Judgement.Finding finding) {
    Interval interval = finding.interval();
    if (interval == null) {
      return "no value";
    }
    Unit unit = finding.requirement().unit();
    String mean = unit.show(interval.mean());
    return interval.n() == 1 ? mean : mean + " ± " + unit.show(interval.halfWidth());
  }
}
