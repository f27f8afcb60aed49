package org.faultline.lab.studies.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.faultline.lab.results.measure.Unit;
import org.faultline.lab.results.number.Interval;
import org.faultline.lab.results.text.TextTable;

/** An answer for people. */
public final class CapacityText {
  private CapacityText() {}

  /** The lines: the answer, the positions judged, what binds, what to distrust. */
  public static List<String> lines(CapacityAnswer answer) {
    List<String> lines = new ArrayList<>();
    answer.sentences().forEach(sentence -> lines.add(sentence + "."));
    lines.addAll(table(answer));
    Binding binding = answer.binding();
    if (binding != null) {
      String what = binding.what() == null ? "unclear: no wait has grown" : binding.what().label();
      lines.add("Binds       " + what + ": " + binding.sentence() + ".");
    }
    answer.cautions().forEach(caution -> lines.add("! " + caution + "."));
    lines.add("Not modelled, and it matters here:");
    NotModelled.PARTS.forEach(part -> lines.add("  " + part));
    return lines;
  }

  private static List<String> table(CapacityAnswer answer) {
    TextTable table = new TextTable().right("").right("runs");
    List<Requirement> requirements = answer.question.requirements();
    requirements.forEach(requirement -> table.right(requirement.text()));
    table.left("").left("");
    for (Judgement judgement : answer.judged) {
      List<String> row = new ArrayList<>();
      row.add(answer.name(judgement.position()));
      row.add(String.format(Locale.ROOT, "%,d", judgement.runs().size()));
      judgement.findings().forEach(finding -> row.add(cell(finding)));
      row.add(judgement.verdict().label());
      String failure = judgement.failure();
      row.add(failure == null ? "" : failure);
      table.row(row);
    }
    return table.lines();
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
