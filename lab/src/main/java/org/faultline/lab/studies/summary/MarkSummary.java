package org.faultline.lab.studies.summary;

import java.math.BigDecimal;
import java.util.SortedMap;
import org.faultline.lab.results.summary.Absent;
import org.jspecify.annotations.Nullable;

/**
 * A point of a curve that has a meaning.
 *
 * @param mark which, as a word
 * @param series the levels of its curve
 * @param x its place along the axis; absent where it has none
 * @param level the level nearest to it
 * @param place its place for people; absent from files of old, where it is the level
 * @param value of the measure there
 * @param text what it is, for people
 */
public record MarkSummary(
    String mark,
    SortedMap<String, String> series,
    String measure,
    @Nullable BigDecimal x,
    String level,
    String place,
    @Nullable BigDecimal value,
    String text) {
  /** A series that is absent becomes that of the only curve, a place that is absent the level. */
  public MarkSummary {
    series = Absent.empty(series);
    place = place == null ? level : place;
  }
}
