package org.faultline.memory.server;

import java.util.stream.LongStream;

/**
 * CPU time of the operating system's own work, each in nanoseconds, at least 0. Defaults:
 * docs/windows.md W1101.
 */
public record Costs(
    long contextSwitchNanos,
    long systemCallNanos,
    long softFaultNanos,
    long demandZeroFaultNanos,
    long hardFaultNanos,
    long zeroPageNanos,
    long commitPageNanos) {
  /**
   * @throws IllegalArgumentException where a cost is negative
   */
  public Costs {
    long leastNanos =
        LongStream.of(
                contextSwitchNanos,
                systemCallNanos,
                softFaultNanos,
                demandZeroFaultNanos,
                hardFaultNanos,
                zeroPageNanos,
                commitPageNanos)
            .min()
            .orElseThrow();
    if (leastNanos < 0) {
      throw new IllegalArgumentException("has a negative cost");
    }
  }
}
