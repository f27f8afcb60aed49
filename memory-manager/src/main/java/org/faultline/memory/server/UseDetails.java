package org.faultline.memory.server;

import java.util.Arrays;

/**
 * More of the uses of touched frames than that there were any: a row for each, in the order of the
 * frames. Bounded by the touches of a report.
 */
public final class UseDetails {
  /** No rows, and none are added. */
  public static final UseDetails NONE = new UseDetails(new long[0]);

  private static final int USES = 0;
  private static final int LAST_USE = 1;
  private static final int NEXT_USE = 2;
  private static final int WIDTH = 3;

  private long[] words;
  private int size;

  /** A list without rows, to add to. */
  public UseDetails() {
    words = new long[4 * WIDTH];
  }

  private UseDetails(long[] words) {
    this.words = words;
    size = words.length;
  }

  /**
   * Adds a row.
   *
   * @param uses how often the frame was used
   * @param lastUseReferences when last, in references
   * @param nextUseReferences when next, in references
   */
  public void add(long uses, long lastUseReferences, long nextUseReferences) {
    if (size + WIDTH > words.length) {
      words = Arrays.copyOf(words, words.length + words.length / 2);
    }
    words[size + USES] = uses;
    words[size + LAST_USE] = lastUseReferences;
    words[size + NEXT_USE] = nextUseReferences;
    size += WIDTH;
  }

  /** Whether there are no rows: the policy did not ask for more. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** How often the frame at {@code index} was used. */
  public long uses(int index) {
    return words[WIDTH * index + USES];
  }

  /** When it was used last, in references. */
  public long lastUseReferences(int index) {
    return words[WIDTH * index + LAST_USE];
  }

  /** When it is used next, in references. */
  public long nextUseReferences(int index) {
    return words[WIDTH * index + NEXT_USE];
  }

  /** Removes all rows. */
  public void clear() {
    size = 0;
  }

  /** The rows, to be handed over; this list is empty afterwards. */
  public UseDetails take() {
    if (size == 0) {
      return NONE;
    }
    UseDetails taken = new UseDetails(Arrays.copyOf(words, size));
    size = 0;
    return taken;
  }
}
