package org.faultline.memory.textbook;

import java.util.stream.IntStream;

/**
 * Pools between which frames move: a frame belongs to the pool of the process whose page it holds.
 * Each pool numbers its frames; the number that became free last is given next, so that a page that
 * takes the place of another has its number.
 */
final class DividedFramePlaces implements FramePlaces {
  private final PoolPlan plan;
  private final int[] poolOfFrame;
  private final int[] numberOfFrame;
  private final int[][] frameOf;
  private final int[][] unused;
  private final int[] unusedCount;

  DividedFramePlaces(PoolPlan plan) {
    this.plan = plan;
    int pools = plan.frameCounts().size();
    int frames = plan.frameCounts().get(0);
    poolOfFrame = new int[frames];
    numberOfFrame = new int[frames];
    frameOf = new int[pools][frames];
    unused = new int[pools][];
    for (int pool = 0; pool < pools; pool++) {
      unused[pool] = IntStream.range(0, frames).map(i -> frames - 1 - i).toArray();
    }
    unusedCount = IntStream.range(0, pools).map(pool -> frames).toArray();
  }

  @Override
  public int pool(int frame) {
    return poolOfFrame[frame];
  }

  @Override
  public int number(int frame) {
    return numberOfFrame[frame];
  }

  @Override
  public int frame(int pool, int number) {
    return frameOf[pool][number];
  }

  @Override
  public void loaded(int frame, int process) {
    int pool = plan.poolOf(process);
    int number = unused[pool][--unusedCount[pool]];
    poolOfFrame[frame] = pool;
    numberOfFrame[frame] = number;
    frameOf[pool][number] = frame;
  }

  @Override
  public void removed(int frame) {
    int pool = poolOfFrame[frame];
    unused[pool][unusedCount[pool]++] = numberOfFrame[frame];
  }
}
