package org.faultline.lab.results.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a value lies along a side of a plot, and which values are ticked.
 *
 * @param logarithmic whether equal ratios are equal distances
 * @param least the value at its start, more than 0 where logarithmic
 * @param most the value at its end, more than {@code least}
 * @param ticks the values that are written beside it, ascending
 */
record Scale(boolean logarithmic, double least, double most, List<Double> ticks) {
  private static final int MOST_TICKS = 7;
  private static final double[] STEPS = {1, 2, 5, 10};

  /**
   * A scale that holds {@code values}.
   *
   * @param tight whether it ends at the extreme values; else it starts at 0 where none is below,
   *     and ends at a tick
   */
  static Scale of(Axis axis, double[] values, boolean tight) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (Double.isFinite(value) && (!axis.logarithmic() || value > 0)) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    if (least > most) {
      least = axis.logarithmic() ? 1 : 0;
      most = least;
    }
    if (!axis.categories().isEmpty()) {
      return words(axis.categories().size());
    }
    if (axis.logarithmic()) {
      return logarithmic(least, most > least ? most : least * 10, tight);
    }
    double start = tight ? least : Math.min(0, least);
    return linear(axis.quantity(), start, most > start ? most : start + 1, tight);
  }

  private static Scale words(int count) {
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ticks.add((double) i);
    }
    return new Scale(false, -0.5, count - 0.5, ticks);
  }

  private static Scale linear(Quantity quantity, double least, double most, boolean tight) {
    double step = step(quantity, (most - least) / (MOST_TICKS - 1));
    long first = (long) (tight ? Math.ceil(least / step - 1e-9) : Math.floor(least / step + 1e-9));
    // What only an interval makes more than a whole needs no further step.
    double spare = quantity == Quantity.SHARE ? 0.05 : 1e-9;
    long last = (long) (tight ? Math.floor(most / step + 1e-9) : Math.ceil(most / step - spare));
    List<Double> ticks = new ArrayList<>();
    for (long i = first; i <= last; i++) {
      ticks.add(i * step);
    }
    return tight
        ? new Scale(false, least, most, ticks)
        : new Scale(false, first * step, last * step, ticks);
  }

  /** The least round number that is at least {@code wanted}: for bytes, a power of two. */
  private static double step(Quantity quantity, double wanted) {
    if (quantity == Quantity.BYTES) {
      double power = 1;
      while (power < wanted) {
        power *= 2;
      }
      return power;
    }
    double decade = StrictMath.pow(10, Math.floor(StrictMath.log10(wanted)));
    for (double step : STEPS) {
      if (step * decade >= wanted * (1 - 1e-9)) {
        return step * decade;
      }
    }
    return 10 * decade;
  }

  private static Scale logarithmic(double least, double most, boolean tight) {
    int first = (int) Math.floor(StrictMath.log10(least) + 1e-9);
    int last = (int) Math.ceil(StrictMath.log10(most) - 1e-9);
    double start = tight ? least : below(first, least);
    double end = tight ? most : above(last, most);
    List<Double> ticks = new ArrayList<>();
    int every = Math.max(1, (last - first + MOST_TICKS) / MOST_TICKS);
    boolean between = last - first <= 2;
    for (int decade = first; decade <= last; decade++) {
      for (int i = 0; i < (between ? 3 : 1); i++) {
        double tick = STEPS[i] * StrictMath.pow(10, decade);
        boolean inside = tick >= start * (1 - 1e-9) && tick <= end * (1 + 1e-9);
        if (inside && (decade - first) % every == 0) {
          ticks.add(tick);
        }
      }
    }
    return new Scale(true, start, end, ticks);
  }

  /** The greatest 1, 2 or 5 times {@code 10^decade} that is at most {@code value}. */
  private static double below(int decade, double value) {
    double unit = StrictMath.pow(10, decade);
    double found = unit;
    for (double step : STEPS) {
      if (step * unit <= value * (1 + 1e-9)) {
        found = step * unit;
      }
    }
    return found;
  }

  /** The least 1, 2 or 5 times a power of ten, up to {@code 10^decade}, that holds value. */
  private static double above(int decade, double value) {
    double unit = StrictMath.pow(10, decade - 1);
    for (double step : STEPS) {
      if (step * unit >= value * (1 - 1e-9)) {
        return step * unit;
      }
    }
    return 10 * unit;
  }

  /** How far along {@code value} is, 0 to 1; values beyond an end are at it. */
  double place(double value) {
    double at = Math.max(least, Math.min(most, value));
    return logarithmic
        ? StrictMath.log(at / least) / StrictMath.log(most / least)
        : (at - least) / (most - least);
  }

  /** Whether {@code value} can be placed at all. */
  boolean has(double value) {
    return Double.isFinite(value) && (!logarithmic || value > 0);
  }
}
