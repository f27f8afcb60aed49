package org.faultline.lab.verification.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/** The most heap that was in use after a collection, or now where there was none. */
final class HeapPeak {
  private HeapPeak() {}

  static long afterCollection(Runtime runtime) {
    long peak = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP && pool.getName().contains("Old")) {
        peak += pool.getPeakUsage().getUsed();
      }
    }
    return peak > 0 ? peak : runtime.totalMemory() - runtime.freeMemory();
  }
}
