package org.faultline.lab.results.plot;

/**
 * Values that belong together.
 *
 * @param colour a number of {@link Palette}
 * @param axis 0 for the left axis, 1 for the right one
 * @param x ascending
 * @param y a value for each {@code x}; what is not a number is a gap
 * @param low the lower bounds of the values; empty where they have none
 * @param high the upper bounds; empty where they have none
 */
public record Series(
    String name,
    int colour,
    Style style,
    int axis,
    double[] x,
    double[] y,
    double[] low,
    double[] high) {

  /** How values are drawn. */
  public enum Style {
    /** A line. */
    LINE,
    /** A line with a point at each value, and bars where it has bounds: measurements. */
    POINTS,
    /** Points alone, with bars where they have bounds: measurements that a line of theory joins. */
    DOTS,
    /** A thin dashed line: what a formula says. */
    DASHED,
    /** A line with the area between its bounds. */
    BAND,
    /** The area between the bounds alone. */
    RANGE
  }

  /** Checks that there are as many values as places. */
  public Series {
    if (x.length != y.length
        || low.length != high.length
        || low.length > 0 && low.length != x.length) {
      throw new IllegalArgumentException(name + ": as many values are needed as places");
    }
  }

  /** Values without bounds. */
  public Series(String name, int colour, Style style, int axis, double[] x, double[] y) {
    this(name, colour, style, axis, x, y, new double[0], new double[0]);
  }

  /** A line on the left axis. */
  public static Series line(String name, int colour, double[] x, double[] y) {
    return new Series(name, colour, Style.LINE, 0, x, y);
  }

  /** A dashed line on the left axis. */
  public static Series dashed(String name, int colour, double[] x, double[] y) {
    return new Series(name, colour, Style.DASHED, 0, x, y);
  }

  /** The same in another style. */
  public Series as(Style other) {
    return new Series(name, colour, other, axis, x, y, low, high);
  }

  /** Whether each value has a point. */
  boolean dotted() {
    return style == Style.POINTS || style == Style.DOTS;
  }

  /** The same on the right axis. */
  public Series onTheRight() {
    return new Series(name, colour, style, 1, x, y, low, high);
  }

  boolean bounded() {
    return low.length > 0;
  }
}
