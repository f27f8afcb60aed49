package org.faultline.lab.results.text;

import java.util.Locale;

/** Quantities for people: thousands separators, a fitting unit, alike in every locale. */
public final class Units {
  private static final double KIB = 1 << 10;
  private static final double MIB = 1 << 20;

  private Units() {}

  /** A duration of some three significant digits: {@code 2.9 ms}. */
  public static String duration(double nanos) {
    double size = Math.abs(nanos);
    if (size < 1e3) {
      return number(nanos, 0) + " ns";
    }
    if (size < 1e6) {
      return scaled(nanos / 1e3) + " µs";
    }
    return size < 1e9 ? scaled(nanos / 1e6) + " ms" : scaled(nanos / 1e9) + " s";
  }

  /** A size in binary kilobytes below one binary megabyte, else in those: {@code 139 MiB}. */
  public static String bytes(double bytes) {
    return bytesLike(bytes, bytes) + unit(bytes);
  }

  /** A size in the unit that {@code other} has, without the unit. */
  public static String bytesLike(double bytes, double other) {
    return scaled(bytes / (small(other) ? KIB : MIB));
  }

  private static String unit(double bytes) {
    return small(bytes) ? " KiB" : " MiB";
  }

  private static boolean small(double bytes) {
    return bytes != 0 && Math.abs(bytes) < MIB;
  }

  /** A share from 0 to 1 in percent: {@code 24 %}, {@code 0.9 %}. */
  public static String percent(double share) {
    double percent = share * 100;
    if (percent > 0 && percent < 0.05) {
      return "<0.1 %";
    }
    return number(percent, percent != 0 && Math.abs(percent) < 9.95 ? 1 : 0) + " %";
  }

  /** A rate each second, whole from 100 on. */
  public static String rate(double perSecond) {
    return scaled(perSecond);
  }

  /** A whole number. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String scaled(double value) {
    double size = Math.abs(value);
    boolean whole = value == Math.rint(value);
    return number(value, whole || size >= 99.5 ? 0 : size >= 9.95 ? 1 : 2);
  }

  private static String number(double value, int places) {
    return String.format(Locale.ROOT, "%,." + places + "f", value);
  }
}
