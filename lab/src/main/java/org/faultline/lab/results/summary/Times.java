package org.faultline.lab.results.summary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.faultline.actors.time.TimeBucket;

/**
 * Where time went, in nanoseconds; older summaries lack some.
 *
 * @param nanos by state
 */
public record Times(Map<TimeBucket, Long> nanos) {
  /** No time at all. */
  public static final Times NONE = new Times(Map.of());

  private static final String NANOS = "Nanos";

  @JsonCreator
  static Times read(Map<String, Long> flat) {
    return new Times(Keys.read(TimeBucket.class, flat, NANOS));
  }

  @JsonValue
  Map<String, Long> flat() {
    return Keys.write(nanos, NANOS, new LinkedHashMap<>());
  }

  /** Time in that state; 0 where nobody measured. */
  public long of(TimeBucket bucket) {
    return nanos.getOrDefault(bucket, 0L);
  }
}
