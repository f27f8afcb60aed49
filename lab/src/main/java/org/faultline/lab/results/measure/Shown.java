package org.faultline.lab.results.measure;

import java.util.Locale;
import org.faultline.lab.results.number.Interval;

/** Means for people: with as many digits as their intervals allow, and one unit for both. */
public final class Shown {
  private static final double KIB = 1 << 10;
  private static final double MIB = 1 << 20;
  private static final int MOST_PLACES = 6;

  /** A unit of display: {@code divisor} of the measure's own units. */
  private record Scale(double divisor, String unit) {}

  private Shown() {}

  /** {@code 0.909 ± 0.005 /s}; without the half-width where it is not known. */
  public static String mean(Unit unit, Interval interval) {
    Scale scale = scale(unit, interval.mean());
    double halfWidth = interval.halfWidth() / scale.divisor();
    double mean = interval.mean() / scale.divisor();
    if (!Double.isFinite(halfWidth)) {
      return threeDigits(mean) + scale.unit();
    }
    if (halfWidth == 0) {
      return threeDigits(mean) + " ± 0" + scale.unit();
    }
    int places = places(halfWidth);
    return number(mean, places) + " ± " + number(halfWidth, places) + scale.unit();
  }

  /** A value of three significant digits with its unit. */
  public static String value(Unit unit, double value) {
    Scale scale = scale(unit, value);
    return threeDigits(value / scale.divisor()) + scale.unit();
  }

  private static String threeDigits(double value) {
    int leading = value == 0 ? 2 : (int) Math.floor(Math.log10(Math.abs(value)));
    return number(value, Math.max(0, Math.min(MOST_PLACES, 2 - leading)));
  }

  /** Decimal places for the leading digit of {@code error} and, where that is 1, the next. */
  private static int places(double error) {
    int leading = (int) Math.floor(Math.log10(error));
    int digits = error / Math.pow(10, leading) < 2 ? 1 : 0;
    return Math.max(0, Math.min(MOST_PLACES, digits - leading));
  }

  private static Scale scale(Unit unit, double value) {
    double size = Math.abs(value);
    return switch (unit) {
      case SECONDS ->
          size >= 1 || size == 0
              ? new Scale(1, " s")
              : size >= 1e-3
                  ? new Scale(1e-3, " ms")
                  : size >= 1e-6 ? new Scale(1e-6, " µs") : new Scale(1e-9, " ns");
      case BYTES -> size >= MIB ? new Scale(MIB, " MiB") : new Scale(KIB, " KiB");
      case SHARE -> new Scale(0.01, " %");
      case PER_SECOND -> new Scale(1, "/s");
      case COUNT -> new Scale(1, "");
    };
  }

  private static String number(double value, int places) {
    return String.format(Locale.ROOT, "%,." + places + "f", value);
  }
}
