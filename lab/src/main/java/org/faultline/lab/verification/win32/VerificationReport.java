package org.faultline.lab.verification.win32;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.faultline.lab.results.json.Json;

/** Tells what became of the cases: as a table with the first differences, and as JSON. */
public final class VerificationReport {
  private static final String ROW = "%-28s %7s %7s %7s%n";

  private final List<CaseOutcome> outcomes;

  public VerificationReport(List<CaseOutcome> outcomes) {
    this.outcomes = outcomes;
  }

  /** A case that did not pass. */
  private record Failed(CaseOutcome outcome, CaseOutcome.Mismatch difference) {}

  private List<Failed> failed() {
    List<Failed> failed = new ArrayList<>();
    for (CaseOutcome outcome : outcomes) {
      CaseOutcome.Mismatch difference = outcome.difference();
      if (difference != null) {
        failed.add(new Failed(outcome, difference));
      }
    }
    return failed;
  }

  public boolean allPassed() {
    return failed().isEmpty();
  }

  /** Prints a line for each theme, and the first difference of each case that failed. */
  public String text() {
    StringBuilder text = new StringBuilder();
    Map<String, List<CaseOutcome>> themes =
        outcomes.stream()
            .collect(
                Collectors.groupingBy(
                    outcome -> outcome.file().title(), LinkedHashMap::new, Collectors.toList()));
    text.append(ROW.formatted("theme", "cases", "passed", "failed"));
    themes.forEach((theme, some) -> row(text, theme, some));
    row(text, "all", outcomes);
    for (Failed failed : failed()) {
      text.append(
          "%n%s, case '%s', step %d%n  expected %s%n  got      %s%n"
              .formatted(
                  failed.outcome.file().file(),
                  failed.outcome.replayed().name(),
                  failed.difference.step(),
                  failed.difference.expected(),
                  Json.line(failed.difference.got())));
    }
    return text.toString();
  }

  private static void row(StringBuilder text, String theme, List<CaseOutcome> some) {
    long passed = some.stream().filter(CaseOutcome::passed).count();
    text.append(ROW.formatted(theme, some.size(), passed, some.size() - passed));
  }

  /** The counts and the failed cases. */
  public ConformanceSummary summary() {
    List<Failed> failed = failed();
    return new ConformanceSummary(
        outcomes.size(),
        outcomes.size() - failed.size(),
        failed.stream()
            .map(
                one ->
                    new ConformanceSummary.Failed(
                        one.outcome.file().file(),
                        one.outcome.replayed().name(),
                        one.difference.step(),
                        one.difference.expected(),
                        one.difference.got()))
            .toList());
  }
}
