package org.faultline.memory.shares;

import java.util.stream.Stream;

/**
 * The share of a process is its working set: the pages among its last tau references, resident or
 * not, counted at each of its faults with the page that faults.
 *
 * <p>Source: Denning, "The working set model for program behavior", Communications of the ACM
 * 11(5), 1968.
 */
final class WorkingSetShares implements ShareRule {
  private final int frames;
  private final long window;
  private final RecentPages[] recent;
  private final int[] size;

  WorkingSetShares(int frames, int processes, long window) {
    this.frames = frames;
    this.window = window;
    recent = Stream.generate(RecentPages::new).limit(processes + 1L).toArray(RecentPages[]::new);
    size = new int[processes + 1];
  }

  @Override
  public void used(int process, long page, long time) {
    recent[process].use(page, time);
  }

  @Override
  public void faulted(int process, long page, long time) {
    recent[process].use(page, time);
    size[process] = recent[process].since(time - window + 1);
  }

  @Override
  public int wanted(int process) {
    return Math.min(frames, size[process]);
  }
}
