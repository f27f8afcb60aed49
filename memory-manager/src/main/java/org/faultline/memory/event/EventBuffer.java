package org.faultline.memory.event;

import java.util.Arrays;

/**
 * Events on their way to the Recorder, packed. Where the log is off nothing is kept.
 *
 * <p>Handed over whole: who gets a batch owns it.
 */
public final class EventBuffer {
  private static final int WIDTH = 4;

  private final boolean recording;
  private long[] packed = new long[0];
  private int size;

  /** A buffer that keeps events only where {@code recording}. */
  public EventBuffer(boolean recording) {
    this.recording = recording;
  }

  /** Adds an event. */
  public void add(long atNanos, EventKind kind, int process, long first, long second) {
    if (!recording) {
      return;
    }
    if (size == packed.length) {
      packed = Arrays.copyOf(packed, Math.max(8 * WIDTH, 2 * size));
    }
    packed[size++] = atNanos;
    packed[size++] = (long) kind.ordinal() << 32 | process;
    packed[size++] = first;
    packed[size++] = second;
  }

  /** Takes what is there and leaves the buffer empty. */
  public Batch take() {
    if (size == 0) {
      return Batch.EMPTY;
    }
    Batch batch = new Batch(Arrays.copyOf(packed, size));
    size = 0;
    return batch;
  }

  /** Events that were taken from a buffer, in their order. */
  public record Batch(long[] packed) {
    /** No events. */
    public static final Batch EMPTY = new Batch(new long[0]);

    /** Number of events. */
    public int size() {
      return packed.length / WIDTH;
    }

    /** The event at {@code index}. */
    public Event get(int index) {
      int at = index * WIDTH;
      return new Event(
          packed[at],
          EventKind.of((int) (packed[at + 1] >>> 32)),
          (int) packed[at + 1],
          packed[at + 2],
          packed[at + 3]);
    }
  }
}
