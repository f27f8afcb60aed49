package org.faultline.lab.results.summary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.faultline.memory.server.Counter;
import org.jspecify.annotations.Nullable;

/**
 * What some processes did a second of the window; older summaries lack some.
 *
 * @param references made
 * @param refaults hard faults of pages that were in memory before; absent from older summaries
 * @param counters those that count events and not time
 */
public record Rates(
    BigDecimal references, @Nullable BigDecimal refaults, Map<Counter, BigDecimal> counters) {
  /** Nothing was counted. */
  public static final Rates NONE = new Rates(BigDecimal.ZERO, null, Map.of());

  private static final String REFERENCES = "references";
  private static final String REFAULTS = "refaults";

  @JsonCreator
  static Rates read(Map<String, BigDecimal> flat) {
    return new Rates(
        flat.getOrDefault(REFERENCES, BigDecimal.ZERO),
        flat.get(REFAULTS),
        Keys.read(Counter.class, flat, ""));
  }

  /** References and refaults, then each counter under its key. */
  @JsonValue
  Map<String, BigDecimal> flat() {
    Map<String, BigDecimal> flat = new LinkedHashMap<>();
    flat.put(REFERENCES, references);
    if (refaults != null) {
      flat.put(REFAULTS, refaults);
    }
    return Keys.write(counters, "", flat);
  }

  /** How many a second; 0 where nobody counted. */
  public double of(Counter counter) {
    return counters.getOrDefault(counter, BigDecimal.ZERO).doubleValue();
  }
}
