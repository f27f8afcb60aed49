package org.faultline.lab.verification.policies;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.faultline.lab.verification.replay.ReplayCounts;

/**
 * A number that is not the reference's.
 *
 * @param what the name of its key
 */
public record CountDifference(ReferenceRow row, String what, String expected, String measured) {
  /** Means are given to six decimals, without zeros at the end. */
  private static final int DECIMALS = 6;

  /** All that differs in a row. */
  static List<CountDifference> of(ReferenceRow row, ReplayCounts counts) {
    List<CountDifference> differences = new ArrayList<>();
    row.counts()
        .forEach(
            (what, expected) -> {
              long measured = count(what, counts);
              if (measured != expected) {
                differences.add(new CountDifference(row, what, "" + expected, "" + measured));
              }
            });
    row.means()
        .forEach(
            (what, expected) -> {
              BigDecimal measured = mean(counts, Math.max(DECIMALS, expected.scale()));
              if (measured.subtract(expected).abs().compareTo(measured.ulp()) > 0
                  || !isRounded(counts, expected)) {
                differences.add(
                    new CountDifference(
                        row, what, expected.toPlainString(), measured.toPlainString()));
              }
            });
    row.byProcess()
        .forEach(
            (what, expected) -> {
              var measured = what.startsWith("faults") ? counts.faults() : counts.writebacks();
              if (!measured.equals(expected)) {
                differences.add(
                    new CountDifference(row, what, expected.toString(), measured.toString()));
              }
            });
    return differences;
  }

  private static long count(String what, ReplayCounts counts) {
    return switch (what) {
      case "references" -> counts.references();
      case "faults" -> counts.allFaults();
      case "writebacks" -> counts.allWritebacks();
      default -> counts.peakPages();
    };
  }

  private static BigDecimal mean(ReplayCounts counts, int decimals) {
    return BigDecimal.valueOf(counts.pageReferences())
        .divide(BigDecimal.valueOf(counts.references()), decimals, RoundingMode.HALF_EVEN);
  }

  /** Whether the exact mean lies within half a unit of the last decimal, up to a double's error. */
  private static boolean isRounded(ReplayCounts counts, BigDecimal expected) {
    int decimals = Math.max(DECIMALS, expected.scale());
    BigDecimal exact = mean(counts, decimals + 6);
    BigDecimal half = BigDecimal.ONE.movePointLeft(decimals).multiply(new BigDecimal("0.5001"));
    return exact.subtract(expected).abs().compareTo(half) <= 0;
  }
}
