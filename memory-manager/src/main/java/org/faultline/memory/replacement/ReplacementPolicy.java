package org.faultline.memory.replacement;

/**
 * Decides which page leaves when a frame is needed.
 *
 * <p>A policy manages a fixed number of frames, named by index from 0. It is told what is loaded,
 * touched and removed, and is asked for one victim for each fault once memory is full. It is plain
 * and deterministic: the same calls give the same victims.
 */
public interface ReplacementPolicy {

  /** Whether the page in a frame may be taken now: it is neither locked, pinned nor in flight. */
  @FunctionalInterface
  interface Evictable {
    boolean test(int frame);
  }

  /**
   * A page was placed in {@code frame}, which held none.
   *
   * @param page the page's identity, unique over all processes
   */
  void loaded(int frame, long page);

  /**
   * The page in {@code frame} was referenced. With {@link Knowledge#LAST_USE} calls come in order
   * of the last use, with {@link Knowledge#TOUCHED} in any order.
   */
  void touched(int frame);

  /** The page in {@code frame} is gone: evicted, or freed by its owner. */
  void removed(int frame);

  /**
   * The frame whose page shall make room, or -1 where none is evictable. The page stays until
   * {@link #removed}.
   *
   * @param incoming the identity of the page that faulted
   */
  int victim(long incoming, Evictable evictable);

  /**
   * How often the policy has consumed touches: a page reported before it did so must be reported
   * again at its next touch. Constant for policies that never forget a touch between two victims.
   */
  default long epoch() {
    return 0;
  }
}
