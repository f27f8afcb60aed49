package org.faultline.lab.results.plot;

import java.util.Locale;
import org.faultline.lab.results.text.Units;

/** What numbers measure: their unit, how it is written and what a column of them is called. */
public enum Quantity {
  /** Seconds, written in the unit that fits. */
  SECONDS("_s"),
  /** Bytes, written in binary multiples. */
  BYTES("_bytes"),
  /** Events a second. */
  PER_SECOND("_per_s"),
  /** A part of a whole from 0 to 1, written in per cent. */
  SHARE("_share"),
  /** A number of things, or a ratio. */
  COUNT(""),
  /** One by the share of values above: 10 is the 90th percentile, 100 the 99th. */
  NINES("");

  private final String suffix;

  Quantity(String suffix) {
    this.suffix = suffix;
  }

  /** What the name of a column of such numbers ends with. */
  String suffix() {
    return suffix;
  }

  /** What {@code value} is in a column of numbers: a percentile from 0 to 100, else itself. */
  double plain(double value) {
    return this == NINES ? 100 - 100 / value : value;
  }

  /** {@code value} with its unit. */
  public String text(double value) {
    if (value == 0 && this != NINES) {
      return "0";
    }
    return switch (this) {
      case SECONDS -> Units.duration(value * 1e9);
      case BYTES -> Units.bytes(value);
      case PER_SECOND -> compact(value) + "/s";
      case SHARE -> Units.percent(value);
      case COUNT -> compact(value);
      case NINES -> trimmed(plain(value), 6) + " %";
    };
  }

  private static String compact(double value) {
    String[] units = {"", "k", "M", "G", "T"};
    double size = Math.abs(value);
    int unit = 0;
    while (size >= 999.5 && unit < units.length - 1) {
      size /= 1000;
      unit++;
    }
    if (size < 0.01) {
      return String.format(Locale.ROOT, "%.1e", value);
    }
    return (value < 0 ? "-" : "") + trimmed(size, size < 10 ? 2 : size < 100 ? 1 : 0) + units[unit];
  }

  private static String trimmed(double value, int places) {
    String digits = String.format(Locale.ROOT, "%." + places + "f", value);
    return digits.indexOf('.') < 0 ? digits : digits.replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}
