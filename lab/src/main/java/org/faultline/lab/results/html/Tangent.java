package org.faultline.lab.results.html;

import java.util.Optional;
import org.faultline.lab.results.plot.Series;

/**
 * The tangent from the origin to a lifetime curve: it touches the curve at its primary knee, where
 * references for each frame and fault are most (Denning 1980, section IV).
 */
public final class Tangent {
  private Tangent() {}

  /** That of {@code curve}, in its colour; none where the curve has no place above 0. */
  public static Optional<Series> of(Series curve, String name) {
    double slope = 0;
    for (int i = 0; i < curve.x().length; i++) {
      slope = curve.x()[i] > 0 ? Math.max(slope, curve.y()[i] / curve.x()[i]) : slope;
    }
    if (slope == 0) {
      return Optional.empty();
    }
    double end = Math.min(curve.x()[curve.x().length - 1], highest(curve) / slope);
    double start = Math.min(curve.x()[0], end);
    double[] across = {start, end};
    return Optional.of(
        Series.dashed(name, curve.colour(), across, new double[] {start * slope, end * slope}));
  }

  private static double highest(Series curve) {
    double highest = 0;
    for (double value : curve.y()) {
      highest = Math.max(highest, value);
    }
    return highest;
  }
}
