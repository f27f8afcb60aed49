package org.faultline.lab.studies.summary;

import java.util.SortedMap;
import org.faultline.lab.results.summary.Absent;

/**
 * A curve below which no other can lie.
 *
 * @param series its levels
 * @param measure in what it is a bound
 */
public record BoundSummary(SortedMap<String, String> series, String measure) {
  /** A series that is absent becomes that of the only curve. */
  public BoundSummary {
    series = Absent.empty(series);
  }
}
