package org.faultline.memory.server;

/**
 * The frames that the Pager chose, in order.
 *
 * @param sinceReferences when the page in each became of no use, in references; empty where it may
 *     still be
 */
public record PagerChoice(int[] frames, long[] sinceReferences) {
  private static final long[] STILL_OF_USE = new long[0];

  /** No frame. */
  public static final PagerChoice NONE = of();

  /** These frames, whose pages may still be of use. */
  public static PagerChoice of(int... frames) {
    return new PagerChoice(frames, STILL_OF_USE);
  }
}
