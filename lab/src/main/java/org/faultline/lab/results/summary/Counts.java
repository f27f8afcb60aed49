package org.faultline.lab.results.summary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.faultline.memory.server.Counter;

/**
 * What was counted of some processes; older summaries lack some counters.
 *
 * @param references made
 */
public record Counts(long references, Map<Counter, Long> counters) {
  /** Nothing was counted. */
  public static final Counts NONE = new Counts(0, Map.of());

  private static final String REFERENCES = "references";

  @JsonCreator
  static Counts read(Map<String, Long> flat) {
    return new Counts(flat.getOrDefault(REFERENCES, 0L), Keys.read(Counter.class, flat, ""));
  }

  /** References, then each counter under its key. */
  @JsonValue
  Map<String, Long> flat() {
    Map<String, Long> flat = new LinkedHashMap<>();
    flat.put(REFERENCES, references);
    return Keys.write(counters, "", flat);
  }

  /** How many; 0 where nobody counted. */
  public long of(Counter counter) {
    return counters.getOrDefault(counter, 0L);
  }

  /** Whether somebody counted. */
  public boolean has(Counter counter) {
    return counters.containsKey(counter);
  }
}
