package org.faultline.lab.results.timeline;

import java.util.ArrayList;
import java.util.List;
import org.faultline.actors.result.TimelineRow;
import org.faultline.actors.stall.Resource;
import org.faultline.actors.stall.Stall;
import org.faultline.lab.results.number.Exact;

/** Pressure stall information in the timeline: shares of each row's time, and moving averages. */
final class PressureColumns {
  private static final int[] SECONDS = {10, 60, 300};

  /** One figure of a resource. */
  private record Figure(Resource resource, boolean full) {
    String title() {
      return "psi_" + resource.label() + (full ? "_full" : "_some");
    }

    double nanos(Stall stall) {
      return full ? stall.fullNanos() : stall.someNanos();
    }

    double average(Stall stall, int index) {
      return full ? stall.fullAverages()[index] : stall.someAverages()[index];
    }
  }

  private static final List<Figure> FIGURES =
      List.of(
          new Figure(Resource.CPU, false),
          new Figure(Resource.MEMORY, false),
          new Figure(Resource.MEMORY, true),
          new Figure(Resource.IO, false),
          new Figure(Resource.IO, true));

  private final double[] before = new double[FIGURES.size()];

  /** The titles of the columns. */
  static List<String> titles() {
    List<String> titles = new ArrayList<>(FIGURES.stream().map(Figure::title).toList());
    for (int seconds : SECONDS) {
      FIGURES.forEach(figure -> titles.add(figure.title() + "_avg" + seconds));
    }
    return titles;
  }

  /** Adds the cells of a row that follows {@code nanos} after the one before. */
  void add(TimelineRow row, long nanos, List<String> cells) {
    for (int i = 0; i < before.length; i++) {
      double stalled = FIGURES.get(i).nanos(stall(row, i));
      double share = nanos == 0 ? 0 : (stalled - before[i]) / nanos;
      cells.add(Exact.decimal(Math.max(0, Math.min(1, share))).toString());
      before[i] = stalled;
    }
    for (int average = 0; average < SECONDS.length; average++) {
      for (int i = 0; i < before.length; i++) {
        cells.add(Exact.decimal(FIGURES.get(i).average(stall(row, i), average)).toString());
      }
    }
  }

  private static Stall stall(TimelineRow row, int figure) {
    return row.stalls().get(FIGURES.get(figure).resource().ordinal());
  }
}
