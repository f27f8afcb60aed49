package org.faultline.lab.mrc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An axis of a plot: where a value goes, and which values are marked.
 *
 * @param label what is measured, with its unit
 * @param logarithmic whether equal ratios are equal distances
 * @param least the value at its start, more than 0 where logarithmic
 * @param most the value at its end, more than {@code least}
 */
record Axis(String label, boolean logarithmic, double least, double most) {
  private static final int MOST_MARKS = 9;
  private static final double[] STEPS = {1, 2, 5};

  /** From 1 to the first 1, 2 or 5 times a power of ten that is at least {@code most}. */
  static Axis logarithmic(String label, double most) {
    double end = 10;
    for (double decade = 1; decade < most; decade *= 10) {
      for (double step : STEPS) {
        if (end < most) {
          end = decade * step;
        }
      }
      end = Math.max(end, decade);
      if (end < most) {
        end = decade * 10;
      }
    }
    return new Axis(label, true, 1, end);
  }

  /** From 0 to the first 1, 2 or 5 times a power of ten that is at least {@code most}. */
  static Axis linear(String label, double most) {
    double decade = StrictMath.pow(10, Math.floor(StrictMath.log10(most)));
    double end = 10 * decade;
    for (int i = STEPS.length - 1; i >= 0; i--) {
      if (STEPS[i] * decade >= most) {
        end = STEPS[i] * decade;
      }
    }
    return new Axis(label, false, 0, end);
  }

  /** How far along the axis {@code value} is, 0 to 1; values beyond an end are at it. */
  double place(double value) {
    double at = Math.max(least, Math.min(most, value));
    return logarithmic
        ? StrictMath.log(at / least) / StrictMath.log(most / least)
        : (at - least) / (most - least);
  }

  /** The values to mark, ascending. */
  List<Double> marks() {
    List<Double> marks = new ArrayList<>();
    if (!logarithmic) {
      for (int i = 0; i <= 5; i++) {
        marks.add(least + (most - least) * i / 5);
      }
      return marks;
    }
    double decades = StrictMath.log10(most / least);
    int steps = decades * 3 <= MOST_MARKS ? 3 : 1;
    int every = (int) Math.ceil(decades / MOST_MARKS);
    double factor = StrictMath.pow(10, Math.max(1, every));
    for (double decade = least; decade <= most * 1.0001; decade *= factor) {
      for (int i = 0; i < steps; i++) {
        if (decade * STEPS[i] <= most * 1.0001) {
          marks.add(decade * STEPS[i]);
        }
      }
    }
    return marks;
  }

  /** {@code mark} as it is written beside the axis. */
  String text(double mark) {
    String[] units = {"", "k", "M", "G", "T"};
    double value = mark;
    int unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    String digits = String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    return digits.replaceAll("\\.?0+$", "") + units[unit];
  }
}
