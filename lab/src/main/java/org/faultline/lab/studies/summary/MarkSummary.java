package org.faultline.lab.studies.summary;

import java.math.BigDecimal;
import java.util.SortedMap;
import org.faultline.lab.results.summary.Absent;

/**
 * A point of a curve that has a meaning.
 *
 * @param mark which, as a word
 * @param series the levels of its curve
 * @param x its place along the axis; null where it has none
 * @param level the level nearest to it
 * @param place its place for people; null in files of old, where it is the level
 * @param value of the measure there
 * @param text what it is, for people
 */
public record MarkSummary(
    String mark,
    SortedMap<String, String> series,
    String measure,
    BigDecimal x,
    String level,
    String place,
    BigDecimal value,
    String text) {
  /** A series that is absent becomes that of the only curve, a place that is absent the level. */
  public MarkSummary {
    series = Absent.empty(series);
    place = place == null ? level : place;
  }
}
