package org.faultline.lab.verification.win32;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what became of the cases: as a table with the first differences, and as JSON. */
public final class VerificationReport {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROW = "%-28s %7s %7s %7s%n";

  private final List<CaseOutcome> outcomes;

  public VerificationReport(List<CaseOutcome> outcomes) {
    this.outcomes = outcomes;
  }

  private List<CaseOutcome> failed() {
    return outcomes.stream().filter(outcome -> !outcome.passed()).toList();
  }

  public boolean allPassed() {
    return failed().isEmpty();
  }

  /** Prints a line for each theme, and the first difference of each case that failed. */
  public String text() {
    StringBuilder text = new StringBuilder();
    Map<String, int[]> themes = new LinkedHashMap<>();
    for (CaseOutcome outcome : outcomes) {
      int[] counts = themes.computeIfAbsent(outcome.file().theme(), theme -> new int[2]);
      counts[outcome.passed() ? 0 : 1]++;
    }
    text.append(ROW.formatted("theme", "cases", "passed", "failed"));
    themes.forEach((theme, counts) -> row(text, theme, counts[0], counts[1]));
    int failures = failed().size();
    row(text, "all", outcomes.size() - failures, failures);
    for (CaseOutcome outcome : failed()) {
      CaseOutcome.Mismatch difference = outcome.difference();
      text.append(
          "%n%s, case '%s', step %d%n  expected %s%n  got      %s%n"
              .formatted(
                  outcome.file().file(),
                  outcome.replayed().name(),
                  difference.step(),
                  difference.expected(),
                  line(difference.got())));
    }
    return text.toString();
  }

  private static void row(StringBuilder text, String theme, int passed, int failed) {
    text.append(ROW.formatted(theme, passed + failed, passed, failed));
  }

  private static String line(Map<String, Object> got) {
    try {
      return JSON.writeValueAsString(got);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The counts and the failed cases. */
  public ObjectNode json() {
    ObjectNode root = JSON.createObjectNode();
    root.put("cases", outcomes.size());
    root.put("passed", outcomes.size() - failed().size());
    ArrayNode list = root.putArray("failed");
    for (CaseOutcome outcome : failed()) {
      ObjectNode item = list.addObject();
      item.put("file", outcome.file().file());
      item.put("case", outcome.replayed().name());
      item.put("step", outcome.difference().step());
      item.set("expected", outcome.difference().expected());
      item.set("got", JSON.valueToTree(outcome.difference().got()));
    }
    return root;
  }
}
