package org.faultline.memory.textbook;

import org.faultline.memory.refault.EvictionClock;

/**
 * A contiguous range of frames with its free list: all of memory with global replacement, one
 * process's share with local. The list is first in, first out, so that an unused pool is filled in
 * ascending order.
 */
public final class FramePool {
  private static final int END = -1;

  private final int first;
  private final int count;
  // By frame, from the first on.
  private final int[] next;
  private final EvictionClock evictions = new EvictionClock();
  private int head = END;
  private int tail = END;
  private int free;

  FramePool(int first, int count) {
    next = new int[count];
    this.first = first;
    this.count = count;
    for (int frame = first; frame < first + count; frame++) {
      put(frame);
    }
  }

  /** The first frame of the range. */
  public int first() {
    return first;
  }

  /** How many frames the range has. */
  public int count() {
    return count;
  }

  /** How many of them are free. */
  public int free() {
    return free;
  }

  /** When pages of the pool left memory. */
  EvictionClock evictions() {
    return evictions;
  }

  /** Takes a free frame, or -1. */
  int take() {
    if (head == END) {
      return -1;
    }
    int frame = head;
    head = next[frame - first];
    if (head == END) {
      tail = END;
    }
    free--;
    return frame;
  }

  void put(int frame) {
    next[frame - first] = END;
    if (tail == END) {
      head = frame;
    } else {
      next[tail - first] = frame;
    }
    tail = frame;
    free++;
  }

  /** Counts the free list by walking it; for the identities. */
  public int countFree() {
    int found = 0;
    for (int frame = head; frame != END && found <= count; frame = next[frame - first]) {
      found++;
    }
    return found;
  }
}
