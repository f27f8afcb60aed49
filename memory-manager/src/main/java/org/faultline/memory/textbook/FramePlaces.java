package org.faultline.memory.textbook;

/** Which pool each frame belongs to, and its number there, from 0. */
interface FramePlaces {
  /** The pool of a frame that holds a page. */
  int pool(int frame);

  /** The number of a frame in its pool. */
  int number(int frame);

  /** The frame with this number in a pool. */
  int frame(int pool, int number);

  /** A page of {@code process} was placed in {@code frame}, which held none. */
  default void loaded(int frame, int process) {}

  /** The page in {@code frame} is gone. */
  default void removed(int frame) {}

  /** The places of a plan. */
  static FramePlaces of(PoolPlan plan) {
    return plan.shares().changes()
        ? new DividedFramePlaces(plan)
        : new FixedFramePlaces(plan.frameCounts());
  }
}
