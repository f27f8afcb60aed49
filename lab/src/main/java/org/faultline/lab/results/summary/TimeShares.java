package org.faultline.lab.results.summary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.faultline.actors.time.TimeBucket;

/**
 * Where time went, as shares of all of it.
 *
 * @param shares by state, from 0 to 1
 */
public record TimeShares(Map<TimeBucket, BigDecimal> shares) {
  @JsonCreator
  static TimeShares read(Map<String, BigDecimal> flat) {
    return new TimeShares(Keys.read(TimeBucket.class, flat, ""));
  }

  @JsonValue
  Map<String, BigDecimal> flat() {
    return Keys.write(shares, "", new LinkedHashMap<>());
  }
}
