package org.faultline.lab.studies.result;

import org.faultline.lab.results.measure.Shown;
import org.faultline.lab.results.measure.Unit;
import org.faultline.lab.studies.design.PlotPlan.Mark;

/**
 * A point of a curve that has a meaning.
 *
 * @param measure on whose curve it lies
 * @param x its place along the axis; between two levels where it was interpolated
 * @param level the level nearest to it
 * @param value of the measure there
 * @param text what it is, for people
 */
record MarkedPoint(
    Mark mark, Curve curve, String measure, double x, String level, double value, String text) {

  /** Its place for people: a level as it is written, or a number between two. */
  String place() {
    if (x == curve.at(level)) {
      return level;
    }
    Unit unit =
        switch (curve.kind()) {
          case SHARE -> Unit.SHARE;
          case SIZE -> Unit.BYTES;
          case DURATION -> Unit.SECONDS;
          case RATE -> Unit.PER_SECOND;
          case NUMBER, BANDWIDTH -> Unit.COUNT;
        };
    return Shown.value(unit, x);
  }
}
