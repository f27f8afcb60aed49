package org.faultline.lab.studies.capacity;

import java.util.SortedMap;
import org.faultline.lab.results.measure.Measure;

/**
 * What one run showed.
 *
 * @param failure why it cannot have met anything, as a sentence: processes that failed, a workload
 *     that was refused; null where all went well
 * @param deterministic whether nothing in it was drawn at random, so that every seed gives this run
 */
record Observation(
    long seed, SortedMap<String, Measure> measures, String failure, boolean deterministic) {

  /** A run in which something was drawn at random. */
  Observation(long seed, SortedMap<String, Measure> measures, String failure) {
    this(seed, measures, failure, false);
  }
}
