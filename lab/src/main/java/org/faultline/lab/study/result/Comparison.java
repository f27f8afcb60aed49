package org.faultline.lab.study.result;

import org.faultline.lab.study.design.Cell;

/**
 * One measure of a cell against that of its baseline.
 *
 * @param holm the p-value, adjusted over all comparisons of this measure in the study
 */
record Comparison(Cell cell, Cell baseline, String measure, Difference difference, double holm) {
  /** The level below which a difference is no noise. */
  static final double LEVEL = 0.05;

  /** What can be said of the difference. */
  enum Verdict {
    HIGHER,
    LOWER,
    NOISE
  }

  Verdict verdict() {
    if (holm >= LEVEL) {
      return Verdict.NOISE;
    }
    return difference.interval().mean() > 0 ? Verdict.HIGHER : Verdict.LOWER;
  }
}
