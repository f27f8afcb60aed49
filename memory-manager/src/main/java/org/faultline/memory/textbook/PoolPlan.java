package org.faultline.memory.textbook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.faultline.memory.shares.ReplacementScope;
import org.faultline.memory.shares.ShareKind;

/**
 * How the frames are divided: one pool for all with global replacement, a share for each process
 * with local. Fixed shares that are not stated are equal parts of what is left; frames that do not
 * divide stay unused. Where shares change, each pool may come to have all frames.
 *
 * @param frameCounts the most frames of each pool; of fixed pools in order of the frames
 */
public record PoolPlan(ReplacementScope scope, ShareKind shares, List<Integer> frameCounts) {
  /** The most frames of all pools together where shares change: 16,777,216. */
  private static final long MOST_PLACES = 1L << 24;

  /**
   * The plan for processes that state these shares in order of their ids; 0 states none.
   *
   * @throws IllegalArgumentException if the shares do not fit; the message is a sentence
   */
  public static PoolPlan of(ReplacementScope scope, ShareKind kind, int frames, int[] shares) {
    if (scope == ReplacementScope.GLOBAL) {
      return new PoolPlan(scope, kind, List.of(frames));
    } else if (kind.changes()) {
      return changing(kind, frames, shares.length);
    }
    long stated = Arrays.stream(shares).asLongStream().sum();
    long equal = Arrays.stream(shares).filter(share -> share == 0).count();
    long part = equal == 0 ? 0 : (frames - stated) / equal;
    if (stated > frames || (equal > 0 && part < 1)) {
      throw new IllegalArgumentException(
          "%d frames are too few for the shares of %d processes, which add up to %d"
              .formatted(frames, shares.length, stated));
    }
    List<Integer> frameCounts = new ArrayList<>(shares.length);
    for (int share : shares) {
      frameCounts.add(share == 0 ? (int) part : share);
    }
    return new PoolPlan(scope, kind, frameCounts);
  }

  private static PoolPlan changing(ShareKind kind, int frames, int processes) {
    if ((long) frames * processes > MOST_PLACES) {
      throw new IllegalArgumentException(
          "paging.shares keeps a record for each process and frame, at most %d, but %d processes on %d frames make %d; nearest: machine.ram = %d KiB"
              .formatted(
                  MOST_PLACES,
                  processes,
                  frames,
                  (long) frames * processes,
                  4 * (MOST_PLACES / processes)));
    }
    return new PoolPlan(ReplacementScope.LOCAL, kind, Collections.nCopies(processes, frames));
  }

  /** The pool of a process with this id, from 1. */
  public int poolOf(int process) {
    return scope == ReplacementScope.GLOBAL ? 0 : process - 1;
  }
}
