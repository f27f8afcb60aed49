package org.faultline.lab.results.summary;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one kind that some processes served.
 *
 * @param perSecond how many ended
 * @param arrivals of those that come by themselves; absent from others
 * @param latency from arrival to end
 * @param correctedLatency the same in a closed loop, corrected for coordinated omission; absent
 *     where there is nothing to correct
 */
public record RequestSummary(
    String name,
    BigDecimal perSecond,
    @Nullable Arrivals arrivals,
    TimeDistribution latency,
    @Nullable TimeDistribution correctedLatency) {

  /**
   * Requests that came, begun or not.
   *
   * @param waitingIsLeast true where more may wait than were counted, else absent
   */
  public record Arrivals(
      long count, BigDecimal perSecond, long waitingAtEnd, @Nullable Boolean waitingIsLeast) {}
}
