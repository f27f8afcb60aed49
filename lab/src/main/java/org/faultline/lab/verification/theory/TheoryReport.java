package org.faultline.lab.verification.theory;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.text.TextTable;
import org.faultline.lab.verification.theory.ProofComparison.Verdict;
import org.faultline.lab.verification.theory.TheoryVerification.Proven;

/** What the proofs came to, for people and for programs. */
public final class TheoryReport {
  private static final String SCHEMA = "faultline-verify-theory/1";
  private static final int PLACES = 6;

  private TheoryReport() {}

  /** A line for each comparison, under a line for each proof. */
  public static List<String> lines(List<Proven> all) {
    TextTable table =
        new TextTable().left("").left("").right("expected").right("measured").right("tolerance");
    table.left("verdict");
    for (Proven proven : all) {
      String title = proven.proof().title() + " (" + proven.proof().source() + ")";
      table.row(List.of(proven.proof().id(), title, "", "", "", ""));
      for (ProofComparison result : proven.results()) {
        table.row(
            List.of(
                "",
                "  " + result.what(),
                number(result.expected()),
                number(result.measured()),
                result.tolerance() == 0 ? "exact" : number(result.tolerance()),
                result.verdict().label()));
      }
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "%d comparisons: %d passed, %d failed, %d not available: their policies are not installed, %d"
                + " reported without a verdict",
            all.stream().mapToInt(p -> p.results().size()).sum(),
            count(all, Verdict.PASSED),
            count(all, Verdict.FAILED),
            count(all, Verdict.NOT_AVAILABLE),
            count(all, Verdict.REPORTED)));
    return lines;
  }

  public static ObjectNode json(List<Proven> all) {
    ObjectNode root = Json.object();
    root.put("schema", SCHEMA);
    root.put("passed", count(all, Verdict.PASSED));
    root.put("failed", count(all, Verdict.FAILED));
    root.put("notAvailable", count(all, Verdict.NOT_AVAILABLE));
    root.put("reported", count(all, Verdict.REPORTED));
    ArrayNode tests = root.putArray("tests");
    for (Proven proven : all) {
      ObjectNode test = tests.addObject();
      test.put("id", proven.proof().id());
      test.put("title", proven.proof().title());
      test.put("source", proven.proof().source());
      test.put("verdict", verdict(proven).label());
      ArrayNode checks = test.putArray("checks");
      for (ProofComparison result : proven.results()) {
        ObjectNode check = checks.addObject();
        check.put("what", result.what());
        put(check, "expected", result.expected());
        put(check, "measured", result.measured());
        put(check, "tolerance", result.tolerance());
        check.put("verdict", result.verdict().label());
      }
    }
    return root;
  }

  /** Failed where any comparison is; not available only where all are. */
  private static Verdict verdict(Proven proven) {
    if (proven.results().stream().anyMatch(r -> r.verdict() == Verdict.FAILED)) {
      return Verdict.FAILED;
    }
    for (Verdict verdict : List.of(Verdict.PASSED, Verdict.REPORTED)) {
      if (proven.results().stream().anyMatch(r -> r.verdict() == verdict)) {
        return verdict;
      }
    }
    return Verdict.NOT_AVAILABLE;
  }

  public static long count(List<Proven> all, Verdict verdict) {
    return all.stream()
        .flatMap(proven -> proven.results().stream())
        .filter(result -> result.verdict() == verdict)
        .count();
  }

  /** A number, or null where there is none. */
  private static void put(ObjectNode node, String key, double value) {
    if (Double.isNaN(value)) {
      node.putNull(key);
    } else {
      node.put(key, decimal(value));
    }
  }

  private static BigDecimal decimal(double value) {
    BigDecimal rounded = new BigDecimal(value).setScale(PLACES, RoundingMode.HALF_EVEN);
    return value == Math.rint(value) ? rounded.setScale(0) : rounded;
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : decimal(value).toPlainString();
  }
}
