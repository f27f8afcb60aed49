package org.faultline.memory.replacement.support;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.faultline.memory.replacement.ReplacementPolicy;

/**
 * Frames ordered by a key and, for equal keys, by when they got it: a binary heap with a place for
 * each frame. Steps take O(log n).
 */
public final class FrameHeap {
  private static final int ABSENT = -1;

  private final int[] heap;
  private final int[] place;
  private final long[] key;
  private final long[] order;
  private int size;
  private long updates;

  public FrameHeap(int frames) {
    heap = new int[frames];
    place = new int[frames];
    key = new long[frames];
    order = new long[frames];
    Arrays.fill(place, ABSENT);
  }

  /** The key of a frame that is in the heap. */
  public long key(int frame) {
    return key[frame];
  }

  /** Sets the key of a frame, which enters the heap if it is not there. */
  public void put(int frame, long newKey) {
    key[frame] = newKey;
    order[frame] = updates++;
    if (place[frame] == ABSENT) {
      insert(frame);
    } else {
      up(place[frame]);
      down(place[frame]);
    }
  }

  private void insert(int frame) {
    place[frame] = size;
    heap[size++] = frame;
    up(place[frame]);
  }

  public void remove(int frame) {
    int hole = place[frame];
    if (hole == ABSENT) {
      throw new IllegalStateException("frame " + frame + " is not in the heap");
    }
    place[frame] = ABSENT;
    int last = heap[--size];
    if (last != frame) {
      heap[hole] = last;
      place[last] = hole;
      up(hole);
      down(place[last]);
    }
  }

  /** The frame with the least key that is evictable, or -1. */
  public int firstEvictable(ReplacementPolicy.Evictable evictable) {
    Deque<Integer> held = null;
    int found = -1;
    while (size > 0 && found < 0) {
      if (evictable.test(heap[0])) {
        found = heap[0];
      } else {
        held = held == null ? new ArrayDeque<>() : held;
        held.add(heap[0]);
        remove(heap[0]);
      }
    }
    while (held != null && !held.isEmpty()) {
      insert(held.poll());
    }
    return found;
  }

  private boolean before(int one, int other) {
    return key[one] < key[other] || (key[one] == key[other] && order[one] < order[other]);
  }

  private void up(int from) {
    int at = from;
    int frame = heap[at];
    while (at > 0 && before(frame, heap[(at - 1) / 2])) {
      move(heap[(at - 1) / 2], at);
      at = (at - 1) / 2;
    }
    move(frame, at);
  }

  private void down(int from) {
    int at = from;
    int frame = heap[at];
    while (true) {
      int child = 2 * at + 1;
      if (child + 1 < size && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (child >= size || !before(heap[child], frame)) {
        break;
      }
      move(heap[child], at);
      at = child;
    }
    move(frame, at);
  }

  private void move(int frame, int to) {
    heap[to] = frame;
    place[frame] = to;
  }
}
