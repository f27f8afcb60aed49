package org.faultline.memory.replacement.support;

import java.util.Arrays;
import org.faultline.memory.replacement.ReplacementPolicy;

/** A doubly linked list of frames in which each frame stands at most once; all steps take O(1). */
public final class FrameQueue {
  private static final int ABSENT = -2;
  private static final int END = -1;

  private final int[] next;
  private final int[] previous;
  private int head = END;
  private int tail = END;
  private int size;

  public FrameQueue(int frames) {
    next = new int[frames];
    previous = new int[frames];
    Arrays.fill(next, ABSENT);
  }

  public boolean contains(int frame) {
    return next[frame] != ABSENT;
  }

  /** How many frames are in the list. */
  public int size() {
    return size;
  }

  /** The first frame, or -1. */
  public int first() {
    return head;
  }

  /** The last frame, or -1. */
  public int last() {
    return tail;
  }

  /** The frame after {@code frame}, or -1. */
  public int after(int frame) {
    return next[frame];
  }

  public void addLast(int frame) {
    if (contains(frame)) {
      throw new IllegalStateException("frame " + frame + " is in the list already");
    }
    next[frame] = END;
    previous[frame] = tail;
    if (tail == END) {
      head = frame;
    } else {
      next[tail] = frame;
    }
    tail = frame;
    size++;
  }

  /** Puts {@code other}, which is not in the list, in the place of {@code frame}. */
  public void replace(int frame, int other) {
    if (!contains(frame) || contains(other)) {
      throw new IllegalStateException("frame " + other + " cannot take the place of " + frame);
    }
    next[other] = next[frame];
    previous[other] = previous[frame];
    if (head == frame) {
      head = other;
    } else {
      next[previous[other]] = other;
    }
    if (tail == frame) {
      tail = other;
    } else {
      previous[next[other]] = other;
    }
    next[frame] = ABSENT;
  }

  /** Makes {@code frame}, which is in the list, the last. */
  public void moveToEnd(int frame) {
    if (tail != frame) {
      remove(frame);
      addLast(frame);
    }
  }

  public void remove(int frame) {
    if (!contains(frame)) {
      throw new IllegalStateException("frame " + frame + " is not in the list");
    }
    int before = previous[frame];
    int behind = next[frame];
    if (before == END) {
      head = behind;
    } else {
      next[before] = behind;
    }
    if (behind == END) {
      tail = before;
    } else {
      previous[behind] = before;
    }
    next[frame] = ABSENT;
    size--;
  }

  /** The first frame from the tail on that is evictable, or -1. */
  public int lastEvictable(ReplacementPolicy.Evictable evictable) {
    for (int frame = tail; frame != END; frame = previous[frame]) {
      if (evictable.test(frame)) {
        return frame;
      }
    }
    return END;
  }

  /** The first frame from the head on that is evictable, or -1. */
  public int firstEvictable(ReplacementPolicy.Evictable evictable) {
    for (int frame = head; frame != END; frame = next[frame]) {
      if (evictable.test(frame)) {
        return frame;
      }
    }
    return END;
  }
}
