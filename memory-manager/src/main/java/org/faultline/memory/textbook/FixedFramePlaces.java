package org.faultline.memory.textbook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pools that each have a contiguous range of frames, one after the other. */
final class FixedFramePlaces implements FramePlaces {
  private final int[] first;
  // Absent where there is one pool.
  private final int @Nullable [] poolOfFrame;

  FixedFramePlaces(List<Integer> counts) {
    first = new int[counts.size()];
    for (int pool = 1; pool < first.length; pool++) {
      first[pool] = first[pool - 1] + counts.get(pool - 1);
    }
    poolOfFrame =
        first.length == 1 ? null : new int[counts.stream().mapToInt(Integer::intValue).sum()];
    for (int pool = 0; poolOfFrame != null && pool < first.length; pool++) {
      for (int i = 0; i < counts.get(pool); i++) {
        poolOfFrame[first[pool] + i] = pool;
      }
    }
  }

  @Override
  public int pool(int frame) {
    return poolOfFrame == null ? 0 : poolOfFrame[frame];
  }

  @Override
  public int number(int frame) {
    return frame - first[pool(frame)];
  }

  @Override
  public int frame(int pool, int number) {
    return first[pool] + number;
  }
}
