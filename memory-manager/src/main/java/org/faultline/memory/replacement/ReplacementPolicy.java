package org.faultline.memory.replacement;

/**
 * Decides which page leaves when a frame is needed.
 *
 * <p>A policy manages a fixed number of frames, named by index from 0. It is told what faults, is
 * loaded, touched and removed, and is asked for one victim for each fault once memory is full. It
 * is plain and deterministic: the same calls give the same victims.
 *
 * <p>For one fault the calls are, in order: the touches before it, {@link #faulted}, {@link
 * #release} where the kind releases, {@link #victim} where no frame is free, then {@link #removed}
 * and {@link #loaded}. Times count references: those of the pool's processes so far.
 */
public interface ReplacementPolicy {

  /** The next use of a page that is never used again. */
  long NEVER = Long.MAX_VALUE;

  /** Whether the page in a frame may be taken now: it is neither locked, pinned nor in flight. */
  @FunctionalInterface
  interface Evictable {
    boolean test(int frame);
  }

  /** Takes the pages that a policy lets go. */
  @FunctionalInterface
  interface Released {
    /** The page in {@code frame} is of no use since {@code sinceReferences}. */
    void release(int frame, long sinceReferences);
  }

  /**
   * A page that is in no frame was referenced.
   *
   * @param page its identity
   * @param nowReferences when
   * @param nextUseReferences when it is referenced next, {@link #NEVER} for never; meaningful with
   *     {@link Knowledge#FUTURE}
   */
  default void faulted(long page, long nowReferences, long nextUseReferences) {}

  /**
   * A page was placed in {@code frame}, which held none.
   *
   * @param page the page's identity, unique over all processes
   */
  void loaded(int frame, long page);

  /**
   * The page in {@code frame} was referenced. Calls come in order of the last use, but with {@link
   * Knowledge#TOUCHED} in any order.
   */
  void touched(int frame);

  /**
   * As {@link #touched(int)}, with what a {@link Knowledge#detailed} policy asked for.
   *
   * @param uses how often since the last call
   * @param lastUseReferences when last
   * @param nextUseReferences when next, {@link #NEVER} for never
   */
  default void touched(int frame, long uses, long lastUseReferences, long nextUseReferences) {
    touched(frame);
  }

  /** The page in {@code frame} was written for the first time since it was loaded. */
  default void dirtied(int frame) {}

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
   * Lets go of pages that are of no use at {@code nowReferences}, in order of the time since when.
   * Each stays until {@link #removed}, which may come at once or later, and may be let go of again
   * where it could not leave.
   */
  default void release(long nowReferences, Evictable evictable, Released released) {}

  /**
   * How often the policy has consumed touches: a page reported before it did so must be reported
   * again at its next touch. It changes in {@link #victim} and {@link #release} only; constant for
   * policies that never forget a touch between two victims.
   */
  default long epoch() {
    return 0;
  }
}
