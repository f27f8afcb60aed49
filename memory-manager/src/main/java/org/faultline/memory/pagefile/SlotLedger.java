package org.faultline.memory.pagefile;

import java.util.Arrays;

/** What each slot of a file must hold: nothing, zeros, or what the write of some number wrote. */
final class SlotLedger {
  /** Nothing was written to the slot. */
  static final long NOTHING = 0;

  /** A page of zeros, of which the file knows nothing. */
  static final long ZEROS = -1;

  private long[] slots = {};
  private long lastSequence;

  /** A number for the next write: each is greater than all before, the first is 1. */
  long nextSequence() {
    return ++lastSequence;
  }

  /** {@link #NOTHING}, {@link #ZEROS}, or the number of the write whose bytes must be there. */
  long get(int slot) {
    return slot < slots.length ? slots[slot] : NOTHING;
  }

  /** Notes what the slot must hold from now on. */
  void set(int slot, long holds) {
    if (slot >= slots.length) {
      if (holds == NOTHING) {
        return;
      }
      slots = Arrays.copyOf(slots, Growth.toHold(slot, slots.length));
    }
    slots[slot] = holds;
  }
}
