package org.faultline.memory.server;

import java.util.stream.LongStream;

/**
 * CPU time of the operating system's own work, each in nanoseconds, at least 0. Defaults:
 * docs/windows.md W1101.
 */
public record Costs(
    long contextSwitch,
    long systemCall,
    long softFault,
    long demandZeroFault,
    long hardFault,
    long zeroPage,
    long commitPage) {
  /**
   * @throws IllegalArgumentException where a cost is negative
   */
  public Costs {
    long least =
        LongStream.of(
                contextSwitch,
                systemCall,
                softFault,
                demandZeroFault,
                hardFault,
                zeroPage,
                commitPage)
            .min()
            .orElseThrow();
    if (least < 0) {
      throw new IllegalArgumentException("has a negative cost");
    }
  }
}
