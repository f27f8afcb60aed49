package org.faultline.lab.mrc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongToDoubleFunction;

/** One diagram: two axes with curves, bands and marked points between them. */
final class Panel {
  static final int WIDTH = 640;
  static final int HEIGHT = 260;

  /** The distance of two points, in pixels, below which one of them is left out. */
  private static final double NEAR = 0.4;

  final String title;
  final Axis across;
  final Axis up;
  final List<Curve> curves = new ArrayList<>();
  final List<Mark> marks = new ArrayList<>();

  /**
   * A line, or the filled outline of a band, by its points in pixels from the upper left corner.
   */
  record Curve(String name, String colour, boolean filled, boolean dashed, String points) {}

  /** A point with a text beside it. */
  record Mark(double x, double y, String text) {}

  Panel(String title, Axis across, Axis up) {
    this.title = title;
    this.across = across;
    this.up = up;
  }

  /** A line through the values of {@code value} at {@code steps}, ascending. */
  void line(String name, String colour, long[] steps, LongToDoubleFunction value) {
    curves.add(new Curve(name, colour, false, false, points(steps, value)));
  }

  /** The area between two curves over {@code steps}, ascending. */
  void band(
      String name,
      String colour,
      long[] steps,
      LongToDoubleFunction low,
      LongToDoubleFunction high) {
    long[] back = new long[steps.length];
    for (int i = 0; i < steps.length; i++) {
      back[i] = steps[steps.length - 1 - i];
    }
    curves.add(new Curve(name, colour, true, false, points(steps, low) + " " + points(back, high)));
  }

  /** A dashed line from one point to another. */
  void ray(String name, String colour, double x1, double y1, double x2, double y2) {
    curves.add(
        new Curve(name, colour, false, true, point(x(x1), y(y1)) + " " + point(x(x2), y(y2))));
  }

  void mark(double x, double y, String text) {
    marks.add(new Mark(x(x), y(y), text));
  }

  double x(double value) {
    return across.place(value) * WIDTH;
  }

  double y(double value) {
    return (1 - up.place(value)) * HEIGHT;
  }

  private String points(long[] steps, LongToDoubleFunction value) {
    StringBuilder points = new StringBuilder();
    double lastX = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < steps.length; i++) {
      double x = x((double) steps[i]);
      if (Math.abs(x - lastX) >= NEAR || i == steps.length - 1) {
        points
            .append(points.isEmpty() ? "" : " ")
            .append(point(x, y(value.applyAsDouble(steps[i]))));
        lastX = x;
      }
    }
    return points.toString();
  }

  private static String point(double x, double y) {
    return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
  }
}
