package org.faultline.actors.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.faultline.workload.config.PagingConfig.Scope;

/**
 * How the frames are divided: one pool for all with global replacement, a fixed share for each
 * process with local. Shares that are not stated are equal parts of what is left; frames that do
 * not divide stay unused.
 *
 * @param counts frames of each pool, in order of the frames
 */
public record PoolPlan(Scope scope, List<Integer> counts) {

  /**
   * The plan for processes that state these shares in order of their ids; 0 states none.
   *
   * @throws IllegalArgumentException if the shares do not fit; the message is a sentence
   */
  public static PoolPlan of(Scope scope, int frames, int[] shares) {
    if (scope == Scope.GLOBAL) {
      return new PoolPlan(scope, List.of(frames));
    }
    long stated = Arrays.stream(shares).asLongStream().sum();
    long equal = Arrays.stream(shares).filter(share -> share == 0).count();
    long part = equal == 0 ? 0 : (frames - stated) / equal;
    if (stated > frames || (equal > 0 && part < 1)) {
      throw new IllegalArgumentException(
          "%d frames are too few for the shares of %d processes, which state %d"
              .formatted(frames, shares.length, stated));
    }
    List<Integer> counts = new ArrayList<>(shares.length);
    for (int share : shares) {
      counts.add(share == 0 ? (int) part : share);
    }
    return new PoolPlan(scope, counts);
  }

  /** The pool of a process with this id, from 1. */
  public int poolOf(int process) {
    return scope == Scope.GLOBAL ? 0 : process - 1;
  }
}
