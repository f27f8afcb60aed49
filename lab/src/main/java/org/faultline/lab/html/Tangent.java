package org.faultline.lab.html;

import java.util.Optional;
import org.faultline.lab.plot.Mark;
import org.faultline.lab.plot.Palette;
import org.faultline.lab.plot.Series;

/**
 * The tangent from the origin to a lifetime curve: it touches the curve at its primary knee, where
 * references for each frame and fault are most (Denning 1980, section IV).
 *
 * @param line from the first to the last place
 * @param knee where it touches
 */
record Tangent(Series line, Mark knee) {

  /** That of {@code curve}; none where it has no place above 0. */
  static Optional<Tangent> of(Series curve) {
    int best = -1;
    double slope = 0;
    for (int i = 0; i < curve.x().length; i++) {
      if (curve.x()[i] > 0 && curve.y()[i] / curve.x()[i] > slope) {
        best = i;
        slope = curve.y()[i] / curve.x()[i];
      }
    }
    if (best < 0) {
      return Optional.empty();
    }
    double end = Math.min(curve.x()[curve.x().length - 1], highest(curve) / slope);
    double start = Math.min(curve.x()[0], end);
    Series line =
        Series.dashed(
            "tangent from the origin",
            Palette.GREY,
            new double[] {start, end},
            new double[] {start * slope, end * slope});
    return Optional.of(new Tangent(line, new Mark(curve.x()[best], Double.NaN, "knee")));
  }

  private static double highest(Series curve) {
    double highest = 0;
    for (double value : curve.y()) {
      highest = Math.max(highest, value);
    }
    return highest;
  }
}
