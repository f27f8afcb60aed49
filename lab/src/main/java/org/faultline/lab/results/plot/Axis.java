package org.faultline.lab.results.plot;

import java.util.List;

/**
 * What is measured along one side of a plot.
 *
 * @param label in words, without the unit where {@code quantity} has one
 * @param logarithmic whether equal ratios are equal distances; values of at most 0 are then left
 *     out
 * @param categories the words at 0, 1, 2 ...; empty where the values are numbers
 */
public record Axis(String label, Quantity quantity, boolean logarithmic, List<String> categories) {

  /** Keeps its own copy of the categories. */
  public Axis {
    categories = List.copyOf(categories);
  }

  /** An axis on which equal differences are equal distances. */
  public static Axis linear(String label, Quantity quantity) {
    return new Axis(label, quantity, false, List.of());
  }

  /** An axis on which equal ratios are equal distances. */
  public static Axis logarithmic(String label, Quantity quantity) {
    return new Axis(label, quantity, true, List.of());
  }

  /** An axis of words. */
  public static Axis of(String label, List<String> categories) {
    return new Axis(label, Quantity.COUNT, false, categories);
  }

  /** {@code value} as it is written beside the axis. */
  String text(double value) {
    if (categories.isEmpty()) {
      return quantity.text(value);
    }
    int at = (int) Math.rint(value);
    return at == value && at >= 0 && at < categories.size() ? categories.get(at) : "";
  }
}
