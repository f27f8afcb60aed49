package org.faultline.lab.studies.summary;

import java.util.List;
import org.faultline.lab.results.summary.Absent;
import org.jspecify.annotations.Nullable;

/**
 * How a study is drawn.
 *
 * @param x the factor along the axis; absent where nothing varies
 * @param series the factors of which each combination is a curve
 * @param y the measures that are drawn first
 * @param overlay the analytic curves, as words
 * @param mark the points that are marked, as words
 */
public record PlotSummary(
    @Nullable String x,
    List<String> series,
    List<String> y,
    List<String> overlay,
    List<String> mark) {
  /** Lists that are absent become empty. */
  public PlotSummary {
    series = Absent.empty(series);
    y = Absent.empty(y);
    overlay = Absent.empty(overlay);
    mark = Absent.empty(mark);
  }
}
