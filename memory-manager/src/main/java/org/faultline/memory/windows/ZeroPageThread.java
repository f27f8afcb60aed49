package org.faultline.memory.windows;

/**
 * Zeroes free pages while a CPU has nothing else to do (docs/windows.md W610).
 *
 * <p>It begins once the free list holds the threshold and goes on until the list is empty. It
 * catches up whenever memory is looked at: idle time is all that it knows of time.
 */
final class ZeroPageThread {
  private final PageLists lists;
  private final int threshold;
  private final long pageNanos;
  private boolean active;
  private long idleSeenNanos;
  private long carriedNanos;
  private long zeroed;

  /** A thread that takes {@code pageNanos} for a page. */
  ZeroPageThread(PageLists lists, int threshold, long pageNanos) {
    this.lists = lists;
    this.threshold = threshold;
    this.pageNanos = pageNanos;
  }

  /** A CPU has been idle for {@code idleNanos} since the beginning of time. */
  void catchUp(long idleNanos) {
    long newNanos = idleNanos - idleSeenNanos;
    idleSeenNanos = idleNanos;
    if (!active || newNanos <= 0) {
      return;
    }
    long budgetNanos = carriedNanos + newNanos;
    long pages = pageNanos == 0 ? lists.free() : Math.min(lists.free(), budgetNanos / pageNanos);
    carriedNanos = budgetNanos - pages * pageNanos;
    for (long i = 0; i < pages; i++) {
      int frame = lists.firstFree();
      lists.remove(frame, FrameState.TRANSITION);
      lists.append(frame, FrameState.ZEROED);
    }
    zeroed += pages;
    if (lists.free() == 0) {
      active = false;
      carriedNanos = 0;
    }
  }

  /** Wakes it where the free list has grown to the threshold. */
  void wake() {
    active |= lists.free() >= threshold;
  }

  /** Pages zeroed so far. */
  long zeroed() {
    return zeroed;
  }
}
