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
  private final long interval;
  private final RecentPages[] recent;
  private final long[] lastFault;
  private final long[] lastShrink;
  private final int[] share;

  FaultFrequencyShares(int frames, int processes, long interval) {
    this.frames = frames;
    this.interval = interval;
    recent = Stream.generate(RecentPages::new).limit(processes + 1L).toArray(RecentPages[]::new);
    lastFault = new long[processes + 1];
    lastShrink = new long[processes + 1];
    share = new int[processes + 1];
  }

  @Override
  public void used(int process, long page, long time) {
    recent[process].use(page, time);
  }

  @Override
  public void faulted(int process, long page, long time) {
    recent[process].use(page, time);
    if (time - lastFault[process] >= interval) {
      share[process] = recent[process].since(lastShrink[process]);
      lastShrink[process] = time;
    } else {
      share[process]++;
    }
    share[process] = Math.min(frames, share[process]);
    lastFault[process] = time;
  }

  @Override
  public int wanted(int process) {
    return share[process];
  }
}
