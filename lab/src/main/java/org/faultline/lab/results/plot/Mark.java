package org.faultline.lab.results.plot;

/**
 * A place on a plot with a name: a vertical line at {@code x}, or a point where {@code y} is a
 * number.
 */
public record Mark(double x, double y, String label) {
  /** Whether it is a point, not a line. */
  boolean point() {
    return !Double.isNaN(y);
  }
}
