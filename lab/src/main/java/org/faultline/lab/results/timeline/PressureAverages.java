package org.faultline.lab.results.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.faultline.actors.stall.Resource;
import org.faultline.actors.stall.Stall;
import org.faultline.lab.results.measure.TimelineColumn;
import org.faultline.lab.results.measure.TimelineSpan;

/** The moving averages of pressure stall information in the timeline. */
final class PressureAverages {
  private static final int[] SECONDS = {10, 60, 300};

  /** A figure of a resource. */
  private record Figure(Resource resource, String kind, Function<Stall, double[]> averages) {
    String measure() {
      return "psi." + resource.label() + "." + kind;
    }

    TimelineColumn column(int average) {
      String title = measure().replace('.', '_') + "_avg" + SECONDS[average];
      return new TimelineColumn(
          title,
          span -> {
            Stall stall = span.row().stalls().get(resource.ordinal());
            return TimelineSpan.decimal(averages.apply(stall)[average]);
          });
    }
  }

  private static final List<Figure> FIGURES =
      List.of(
          new Figure(Resource.CPU, "some", Stall::someAverages),
          new Figure(Resource.MEMORY, "some", Stall::someAverages),
          new Figure(Resource.MEMORY, "full", Stall::fullAverages),
          new Figure(Resource.IO, "some", Stall::someAverages),
          new Figure(Resource.IO, "full", Stall::fullAverages));

  /** The measures of which they are the averages, within the machine. */
  static final List<String> MEASURES = FIGURES.stream().map(Figure::measure).toList();

  static final List<TimelineColumn> ALL = all();

  private PressureAverages() {}

  private static List<TimelineColumn> all() {
    List<TimelineColumn> all = new ArrayList<>();
    for (int average = 0; average < SECONDS.length; average++) {
      for (Figure figure : FIGURES) {
        all.add(figure.column(average));
      }
    }
    return all;
  }
}
