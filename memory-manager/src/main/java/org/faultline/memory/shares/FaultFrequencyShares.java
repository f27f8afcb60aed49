package org.faultline.memory.shares;

import java.util.stream.Stream;

/**
 * The share of a process follows its faults: one that comes sooner than an interval after the last
 * adds a frame; any other makes the share the pages used since the share last shrank, and one for
 * the page that faults.
 *
 * <p>Source: Chu and Opderbeck, "The page fault frequency replacement algorithm", AFIPS Fall Joint
 * Computer Conference 1972.
 */
final class FaultFrequencyShares implements ShareRule {
  private final int frames;
  private final long intervalReferences;
  private final RecentPages[] recent;
  private final long[] lastFaultReferences;
  private final long[] lastShrinkReferences;
  private final int[] share;

  FaultFrequencyShares(int frames, int processes, long intervalReferences) {
    this.frames = frames;
    this.intervalReferences = intervalReferences;
    recent = Stream.generate(RecentPages::new).limit(processes + 1L).toArray(RecentPages[]::new);
    lastFaultReferences = new long[processes + 1];
    lastShrinkReferences = new long[processes + 1];
    share = new int[processes + 1];
  }

  @Override
  public void used(int process, long page, long lastUseReferences) {
    recent[process].use(page, lastUseReferences);
  }

  @Override
  public void faulted(int process, long page, long nowReferences) {
    recent[process].use(page, nowReferences);
    if (nowReferences - lastFaultReferences[process] >= intervalReferences) {
      share[process] = recent[process].since(lastShrinkReferences[process]);
      lastShrinkReferences[process] = nowReferences;
    } else {
      share[process]++;
    }
    share[process] = Math.min(frames, share[process]);
    lastFaultReferences[process] = nowReferences;
  }

  @Override
  public int wanted(int process) {
    return share[process];
  }
}
