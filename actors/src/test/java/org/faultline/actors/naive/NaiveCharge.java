package org.faultline.actors.naive;

import java.util.HashMap;
import java.util.Map;
import org.faultline.memory.address.AddressLayout;
import org.faultline.workload.config.MachineConfig;

/** Commit charge on the textbook machine, and how the pagefile grows with it. */
final class NaiveCharge {
  private static final int GROWTH_PAGES = 4096;

  private final long frames;
  private final long maximumSlots;
  private final Map<NaiveProcess, Long> charges = new HashMap<>();
  private long slots;
  private long chargedPages;

  NaiveCharge(MachineConfig machine) {
    frames = machine.frames();
    slots = machine.pagefile().initialBytes() / AddressLayout.PAGE_SIZE;
    maximumSlots = machine.pagefile().maximumBytes() / AddressLayout.PAGE_SIZE;
  }

  /** Slots that the pagefile has. */
  long slots() {
    return slots;
  }

  /** Whether so many pages, which may be negative, fit; then they are charged. */
  boolean charge(NaiveProcess process, long pages) {
    long after = chargedPages + pages;
    if (pages > 0 && after > frames + maximumSlots) {
      return false;
    }
    if (pages > 0 && 10 * after > 9 * (frames + slots)) {
      long needed = Math.max((10 * after + 8) / 9 - frames, slots + GROWTH_PAGES);
      slots = Math.max(slots, Math.min(maximumSlots, needed));
    }
    chargedPages = after;
    charges.merge(process, pages, Long::sum);
    return true;
  }

  void release(NaiveProcess process) {
    charge(process, -charges.getOrDefault(process, 0L));
  }
}
