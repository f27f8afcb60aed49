package org.faultline.lab.studies.result;

import java.util.Locale;
import org.faultline.lab.studies.design.Cell;

/**
 * One measure of a cell against that of its baseline.
 *
 * @param holm the p-value, adjusted over all comparisons of this measure in the study that may be
 *     due to chance
 */
record BaselineComparison(
    Cell cell, Cell baseline, String measure, MeanDifference difference, double holm) {
  /** The level below which a difference is no noise. */
  static final double LEVEL = 0.05;

  /** What can be said of the difference. */
  enum Verdict {
    HIGHER,
    LOWER,
    /** Exactly the same. */
    EQUAL,
    NOISE
  }

  /** Whether the cell is higher or lower, beyond what may be noise. */
  boolean differs() {
    return verdict() == Verdict.HIGHER || verdict() == Verdict.LOWER;
  }

  /** The adjusted p-value for people; empty where nothing was tested. */
  String shownP() {
    if (!difference.tested()) {
      return "";
    }
    return holm < 0.001 ? "<0.001" : String.format(Locale.ROOT, "%.3f", holm);
  }

  Verdict verdict() {
    if (difference.exact() && difference.interval().mean() == 0) {
      return Verdict.EQUAL;
    }
    if (holm >= LEVEL) {
      return Verdict.NOISE;
    }
    return difference.interval().mean() > 0 ? Verdict.HIGHER : Verdict.LOWER;
  }
}
