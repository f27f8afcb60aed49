package org.faultline.lab.studies.capacity;

import java.util.SortedMap;
import org.faultline.lab.results.measure.Measure;
import org.jspecify.annotations.Nullable;

/**
 * What one run showed.
 *
 * @param failure why it cannot have met anything, as a sentence: processes that failed, a workload
 *     that was refused; absent where all went well
 * @param deterministic whether nothing in it was drawn at random, so that every seed gives this run
 */
record Observation(
    long seed,
    SortedMap<String, Measure> measures,
    @Nullable String failure,
    boolean deterministic) {

  /** A run in which something was drawn at random. */
  Observation(long seed, SortedMap<String, Measure> measures, @Nullable String failure) {
    this(seed, measures, failure, false);
  }
}
