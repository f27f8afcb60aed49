package org.faultline.memory.windows;

/**
 * Zeroes free pages while a CPU has nothing else to do (WINDOWS-VM.md 6.5).
 *
 * <p>It begins once the free list holds the threshold and goes on until the list is empty. It
 * catches up whenever memory is looked at: idle time is all that it knows of time.
 */
final class ZeroPageThread {
  private final PageLists lists;
  private final int threshold;
  private final long pageNanos;
  private boolean active;
  private long idleSeen;
  private long carried;
  private long zeroed;

  /** A thread that takes {@code pageNanos} for a page. */
  ZeroPageThread(PageLists lists, int threshold, long pageNanos) {
    this.lists = lists;
    this.threshold = threshold;
    this.pageNanos = pageNanos;
  }

  /** A CPU has been idle for {@code idleNanos} since the beginning of time. */
  void catchUp(long idleNanos) {
    long idle = idleNanos - idleSeen;
    idleSeen = idleNanos;
    if (!active || idle <= 0) {
      return;
    }
    long budget = carried + idle;
    long pages = pageNanos == 0 ? lists.free() : Math.min(lists.free(), budget / pageNanos);
    carried = budget - pages * pageNanos;
    for (long i = 0; i < pages; i++) {
      int frame = lists.firstFree();
      lists.remove(frame, FrameState.TRANSITION);
      lists.append(frame, FrameState.ZEROED);
    }
    zeroed += pages;
    if (lists.free() == 0) {
      active = false;
      carried = 0;
    }
  }

  /** Wakes it where the free list has grown to the threshold. */
  void look() {
    active |= lists.free() >= threshold;
  }

  /** Pages zeroed so far. */
  long zeroed() {
    return zeroed;
  }
}
