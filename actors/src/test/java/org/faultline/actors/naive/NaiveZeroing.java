package org.faultline.actors.naive;

import org.faultline.memory.server.Costs;
import org.faultline.memory.windows.WindowsSettings;

/** Zeroes free frames while a CPU is idle. */
final class NaiveZeroing {
  private final NaiveFrameLists lists;
  private final long zeroPageNanos;
  private final int threshold;
  private boolean active;
  private long carry;
  private long idleBefore;

  NaiveZeroing(NaiveFrameLists lists, Costs costs, WindowsSettings settings) {
    this.lists = lists;
    this.zeroPageNanos = costs.zeroPageNanos();
    this.threshold = settings.zeroingThresholdPages();
  }

  /** CPUs have been idle for {@code idle} nanoseconds so far. */
  void catchUp(long idle) {
    long more = idle - idleBefore;
    idleBefore = idle;
    if (!active || more <= 0) {
      return;
    }
    long budget = carry + more;
    long free = lists.free.size();
    long count = zeroPageNanos == 0 ? free : Math.min(free, budget / zeroPageNanos);
    lists.zero(count);
    carry = budget - count * zeroPageNanos;
    if (lists.free.isEmpty()) {
      active = false;
      carry = 0;
    }
  }

  void look() {
    if (!active && lists.free.size() >= threshold) {
      active = true;
      carry = 0;
    }
  }
}
