package org.faultline.actors.memory;

import java.util.ArrayList;
import java.util.List;
import org.faultline.actors.process.ProcessIdentity;
import org.faultline.workload.config.PagingConfig.Scope;

/**
 * How the frames are divided: one pool for all with global replacement, a fixed share for each
 * process with local. Shares that are not stated are equal parts of what is left; frames that do
 * not divide stay unused.
 *
 * @param counts frames of each pool, in order of the frames
 */
public record PoolPlan(Scope scope, List<Integer> counts) {

  /** The plan for these processes, in order of their ids. */
  public static PoolPlan of(Scope scope, int frames, List<ProcessIdentity> processes) {
    if (scope == Scope.GLOBAL) {
      return new PoolPlan(scope, List.of(frames));
    }
    long stated = processes.stream().mapToLong(p -> p.group().frames()).sum();
    long equal = processes.stream().filter(p -> p.group().frames() == 0).count();
    long part = equal == 0 ? 0 : (frames - stated) / equal;
    if (stated > frames || (equal > 0 && part < 1)) {
      throw new IllegalArgumentException(
          "%d frames are too few for the shares of %d processes, which state %d"
              .formatted(frames, processes.size(), stated));
    }
    List<Integer> counts = new ArrayList<>(processes.size());
    for (ProcessIdentity process : processes) {
      int share = process.group().frames();
      counts.add(share == 0 ? (int) part : share);
    }
    return new PoolPlan(scope, counts);
  }

  /** The pool of a process with this id, from 1. */
  public int poolOf(int process) {
    return scope == Scope.GLOBAL ? 0 : process - 1;
  }
}
