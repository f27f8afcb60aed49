package org.faultline.actors.time;

import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A priority queue ordered by (time, kind, process, sequence), where the sequence counts additions:
 * the order is total and depends on nothing else. A binary heap in parallel arrays.
 */
public final class EventQueue {
  /** What an entry carries that carries nothing. */
  static final Object NOTHING = new Object();

  private long[] timesNanos = new long[16];
  private long[] keys = new long[16];
  private long[] sequences = new long[16];
  private @Nullable Object[] payloads = new Object[16];
  private int size;
  private long sequence;

  /** Whether nothing is queued. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** Number of entries. */
  public int size() {
    return size;
  }

  /** Time of the first entry in nanoseconds, or {@link Long#MAX_VALUE} where there is none. */
  public long timeNanos() {
    return size == 0 ? Long.MAX_VALUE : timesNanos[0];
  }

  /** Whether the first entry comes before that of {@code other}, by (time, kind, process). */
  public boolean isBefore(EventQueue other) {
    if (size == 0 || other.size == 0) {
      return size > 0;
    }
    return timesNanos[0] != other.timesNanos[0]
        ? timesNanos[0] < other.timesNanos[0]
        : keys[0] < other.keys[0];
  }

  /** Kind of the first entry. */
  public int kind() {
    return (int) (keys[0] >>> 32);
  }

  /** Process of the first entry. */
  public int process() {
    return (int) keys[0];
  }

  /** Payload of the first entry. */
  public Object payload() {
    return payloads[0];
  }

  /** How many entries of a kind have such a payload; takes O(n). */
  public int count(int kind, Predicate<Object> payload) {
    int found = 0;
    for (int i = 0; i < size; i++) {
      found += (int) (keys[i] >>> 32) == kind && payload.test(payloads[i]) ? 1 : 0;
    }
    return found;
  }

  /** Adds an entry that carries nothing; {@code process} is at least 0. */
  public void add(long timeNanos, int kind, int process) {
    add(timeNanos, kind, process, NOTHING);
  }

  /** Adds an entry; {@code process} is at least 0. */
  public void add(long timeNanos, int kind, int process, Object payload) {
    if (size == timesNanos.length) {
      grow();
    }
    long key = (long) kind << 32 | process;
    long order = sequence++;
    int hole = size++;
    while (hole > 0) {
      int parent = (hole - 1) >>> 1;
      if (!before(timeNanos, key, order, parent)) {
        break;
      }
      move(parent, hole);
      hole = parent;
    }
    put(hole, timeNanos, key, order, payload);
  }

  /** Removes the first entry. */
  public void remove() {
    removeAt(0);
  }

  /** Removes the first entry found of {@code process}, which there must be; takes O(n). */
  public void remove(int process) {
    for (int i = 0; i < size; i++) {
      if ((int) keys[i] == process) {
        removeAt(i);
        return;
      }
    }
    throw new IllegalStateException("nothing is queued for process " + process);
  }

  private void removeAt(int at) {
    int last = --size;
    long timeNanos = timesNanos[last];
    long key = keys[last];
    long order = sequences[last];
    Object payload = payloads[last];
    payloads[last] = null;
    if (last == at) {
      return;
    }
    int hole = at;
    while (hole > 0 && before(timeNanos, key, order, (hole - 1) >>> 1)) {
      move((hole - 1) >>> 1, hole);
      hole = (hole - 1) >>> 1;
    }
    for (int child = 2 * hole + 1; child < last; child = 2 * hole + 1) {
      int right = child + 1;
      if (right < last && before(timesNanos[right], keys[right], sequences[right], child)) {
        child = right;
      }
      if (before(timeNanos, key, order, child)) {
        break;
      }
      move(child, hole);
      hole = child;
    }
    put(hole, timeNanos, key, order, payload);
  }

  private boolean before(long timeNanos, long key, long order, int other) {
    if (timeNanos != timesNanos[other]) {
      return timeNanos < timesNanos[other];
    }
    return key != keys[other] ? key < keys[other] : order < sequences[other];
  }

  private void move(int from, int to) {
    put(to, timesNanos[from], keys[from], sequences[from], payloads[from]);
  }

  private void put(int at, long timeNanos, long key, long order, Object payload) {
    timesNanos[at] = timeNanos;
    keys[at] = key;
    sequences[at] = order;
    payloads[at] = payload;
  }

  private void grow() {
    int capacity = 2 * size;
    timesNanos = Arrays.copyOf(timesNanos, capacity);
    keys = Arrays.copyOf(keys, capacity);
    sequences = Arrays.copyOf(sequences, capacity);
    payloads = Arrays.copyOf(payloads, capacity);
  }
}
