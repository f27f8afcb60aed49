package org.faultline.memory.pagefile;

import java.util.BitSet;

/**
 * The slots of the pagefile: one page each, chosen only when a page is written (docs/windows.md
 * W507).
 *
 * <p>The file has a current size that may grow up to its maximum and never shrinks.
 */
public final class Pagefile {
  /** Returned where no slot is free. */
  public static final int NO_SLOT = -1;

  private final BitSet taken = new BitSet();
  private final int maximumPages;
  private final PageStore store;
  private int sizePages;
  private int usedSlots;
  private int peakUsedSlots;
  private int hintSlot;

  /** A pagefile of {@code initialPages} that may grow to {@code maximumPages}. */
  public Pagefile(int initialPages, int maximumPages, PageStore store) {
    if (initialPages < 0 || maximumPages < initialPages) {
      throw new IllegalArgumentException(
          "a pagefile grows from 0 or more pages to at least as many, not from %d to %d"
              .formatted(initialPages, maximumPages));
    }
    this.sizePages = initialPages;
    this.maximumPages = maximumPages;
    this.store = store;
  }

  /** The bytes behind the slots. */
  public PageStore store() {
    return store;
  }

  /** Current size in pages. */
  public int sizePages() {
    return sizePages;
  }

  /** The size that it may grow to, in pages. */
  public int maximumPages() {
    return maximumPages;
  }

  /** Slots in use. */
  public int usedSlots() {
    return usedSlots;
  }

  /** The most slots that were ever in use. */
  public int peakUsedSlots() {
    return peakUsedSlots;
  }

  /** Grows to {@code pages} or the maximum, whichever is less; never shrinks. */
  public void growTo(long pages) {
    sizePages = (int) Math.max(sizePages, Math.min(pages, maximumPages));
  }

  /** Takes a free slot, or {@link #NO_SLOT}. */
  public int allocate() {
    if (usedSlots == sizePages) {
      return NO_SLOT;
    }
    int slot = taken.nextClearBit(hintSlot);
    if (slot >= sizePages) {
      slot = taken.nextClearBit(0);
    }
    taken.set(slot);
    hintSlot = slot + 1;
    usedSlots++;
    peakUsedSlots = Math.max(peakUsedSlots, usedSlots);
    return slot;
  }

  /** Neighbouring slots that were taken together. */
  public record Run(int first, int length) {}

  /**
   * Takes {@code most} neighbouring slots: the first run of that length from where the last was
   * found on. Where there is none, the longest run of free slots. At least one slot is free.
   */
  public Run allocateRun(int most) {
    if (usedSlots == sizePages) {
      throw new IllegalStateException("the pagefile has no free slot");
    }
    Run found = findRun(hintSlot, most);
    if (found.length < most) {
      found = findRun(0, most);
    }
    taken.set(found.first, found.first + found.length);
    hintSlot = found.first + found.length;
    usedSlots += found.length;
    peakUsedSlots = Math.max(peakUsedSlots, usedSlots);
    return found;
  }

  /** The first run of {@code most} free slots from {@code from} on, or the longest. */
  private Run findRun(int from, int most) {
    Run longest = new Run(0, 0);
    int first = taken.nextClearBit(from);
    while (first < sizePages && longest.length < most) {
      int end = taken.nextSetBit(first);
      end = end < 0 ? sizePages : Math.min(end, sizePages);
      int length = Math.min(most, end - first);
      if (length > longest.length) {
        longest = new Run(first, length);
      }
      first = taken.nextClearBit(end);
    }
    return longest;
  }

  /** Gives a slot back with its bytes. */
  public void free(int slot) {
    if (!taken.get(slot)) {
      throw new IllegalStateException("slot " + slot + " of the pagefile is free already");
    }
    taken.clear(slot);
    usedSlots--;
    store.discard(slot);
  }
}
