package org.faultline.memory.windows;

import java.util.ArrayList;
import java.util.List;

/**
 * Frames by how often working sets hold them.
 *
 * @param least times that each is held
 * @param most times; {@link Integer#MAX_VALUE} for any number
 * @param frames how many
 * @param held how often all of them are held together
 */
public record ShareCounts(int least, int most, long frames, long held) {

  /** Counts frames: 1, 2, 3, 4 to 7, 8 and more. */
  static final class Histogram {
    private static final int[] LEAST = {1, 2, 3, 4, 8};

    private final long[] frames = new long[LEAST.length];
    private final long[] held = new long[LEAST.length];

    /** A frame is held so often; one that is not held does not count. */
    void add(int times) {
      for (int i = LEAST.length - 1; i >= 0; i--) {
        if (times >= LEAST[i]) {
          frames[i]++;
          held[i] += times;
          return;
        }
      }
    }

    /** From those that are held least to those that are held most. */
    List<ShareCounts> counts() {
      List<ShareCounts> counts = new ArrayList<>();
      for (int i = 0; i < LEAST.length; i++) {
        int most = i + 1 < LEAST.length ? LEAST[i + 1] - 1 : Integer.MAX_VALUE;
        counts.add(new ShareCounts(LEAST[i], most, frames[i], held[i]));
      }
      return counts;
    }
  }
}
