package org.faultline.lab.studies.summary;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import org.faultline.lab.results.summary.Absent;
import org.jspecify.annotations.Nullable;

/**
 * An analytic curve over the measured ones.
 *
 * @param overlay which, as a word
 * @param series the levels of the curve that it belongs to
 * @param x along the axis
 * @param y in the measure's unit, one for each x
 * @param text what it says, for people
 */
public record OverlaySummary(
    String overlay,
    SortedMap<String, String> series,
    String measure,
    String label,
    List<@Nullable BigDecimal> x,
    List<@Nullable BigDecimal> y,
    String text) {
  /** A series that is absent becomes that of the only curve. */
  public OverlaySummary {
    series = Absent.empty(series);
    x = Absent.empty(x);
    y = Absent.empty(y);
  }
}
