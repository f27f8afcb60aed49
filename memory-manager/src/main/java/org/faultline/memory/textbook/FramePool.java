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
  private final int frames;
  // By frame, from the first on.
  private final int[] next;
  private final EvictionClock evictions = new EvictionClock();
  private int head = END;
  private int tail = END;
  private int freeFrames;

  FramePool(int first, int frames) {
    next = new int[frames];
    this.first = first;
    this.frames = frames;
    for (int frame = first; frame < first + frames; frame++) {
      put(frame);
    }
  }

  /** The first frame of the range. */
  public int first() {
    return first;
  }

  /** How many frames the range has. */
  public int frames() {
    return frames;
  }

  /** How many of them are free. */
  public int freeFrames() {
    return freeFrames;
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
    freeFrames--;
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
    freeFrames++;
  }

  /** Counts the free list by walking it; for the identities. */
  public int countFreeFrames() {
    int found = 0;
    for (int frame = head; frame != END && found <= frames; frame = next[frame - first]) {
      found++;
    }
    return found;
  }
}
