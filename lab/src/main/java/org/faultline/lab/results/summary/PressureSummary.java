package org.faultline.lab.results.summary;

import java.math.BigDecimal;

/** Pressure stall information: how long processes were held up by what. */
public record PressureSummary(Share cpu, Share memory, Share io) {

  /**
   * Shares of time.
   *
   * @param some in which somebody was held up
   * @param full in which all that could have run were
   */
  public record Share(BigDecimal some, BigDecimal full) {}
}
