package org.faultline.lab.results.plot;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers in plain decimal digits, alike on every Java. */
final class Digits {
  /** More than a screen or a paper shows, and less than where rounding shows. */
  private static final MathContext KEPT = new MathContext(10);

  private Digits() {}

  /** {@code value} rounded to ten digits. */
  static BigDecimal decimal(double value) {
    BigDecimal rounded = new BigDecimal(value).round(KEPT).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }

  /** Its digits; empty where it is not a number. */
  static String text(double value) {
    return Double.isFinite(value) ? decimal(value).toPlainString() : "";
  }
}
