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
  private final long windowReferences;
  private final RecentPages[] recent;
  private final int[] size;

  WorkingSetShares(int frames, int processes, long windowReferences) {
    this.frames = frames;
    this.windowReferences = windowReferences;
    recent = Stream.generate(RecentPages::new).limit(processes + 1L).toArray(RecentPages[]::new);
    size = new int[processes + 1];
  }

  @Override
  public void used(int process, long page, long lastUseReferences) {
    recent[process].use(page, lastUseReferences);
  }

  @Override
  public void faulted(int process, long page, long nowReferences) {
    recent[process].use(page, nowReferences);
    size[process] = recent[process].since(nowReferences - windowReferences + 1);
  }

  @Override
  public int wanted(int process) {
    return Math.min(frames, size[process]);
  }
}
