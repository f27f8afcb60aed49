package org.faultline.lab.results.summary;

import java.math.BigDecimal;

/**
 * The requests of one kind that some processes served.
 *
 * @param perSecond how many ended
 * @param arrivals of those that come by themselves; null for others
 * @param latency from arrival to end
 * @param correctedLatency the same in a closed loop, corrected for coordinated omission; null where
 *     there is nothing to correct
 */
public record RequestSummary(
    String name,
    BigDecimal perSecond,
    Arrivals arrivals,
    TimeDistribution latency,
    TimeDistribution correctedLatency) {

  /**
   * Requests that came, begun or not.
   *
   * @param waitingIsLeast true where more may wait than were counted, else null
   */
  public record Arrivals(
      long count, BigDecimal perSecond, long waitingAtEnd, Boolean waitingIsLeast) {}
}
