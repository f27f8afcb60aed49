package org.faultline.workload.locality;

/**
 * The faults of demand paging with LRU for every number of frames, first touches included: a
 * reference at stack distance d faults with fewer than d frames (Mattson et al. 1970).
 */
public final class MissRatioCurve {
  private final long references;
  private final long[] misses;

  /**
   * @param cold references that were first touches
   * @param atDistance how many references had each stack distance, from 1 on; entry 0 is unused
   * @param distances the greatest distance, also the number of distinct pages
   */
  MissRatioCurve(long references, long cold, long[] atDistance, int distances) {
    this.references = references;
    misses = new long[distances + 1];
    misses[distances] = cold;
    for (int frames = distances - 1; frames >= 0; frames--) {
      misses[frames] = misses[frames + 1] + atDistance[frames + 1];
    }
  }

  public long references() {
    return references;
  }

  /** The number of distinct pages; with as many frames only first touches fault. */
  public int distinctPages() {
    return misses.length - 1;
  }

  /** Faults with {@code frames} frames, from 0 on; 0 frames hold nothing. */
  public long faults(long frames) {
    return misses[(int) Math.min(frames, distinctPages())];
  }

  /** Faults for each reference, from 0 to 1. */
  public double missRatio(long frames) {
    return references == 0 ? 0 : (double) faults(frames) / references;
  }

  /**
   * Mean references from one fault to the next: the lifetime function of Belady and Kuehner,
   * "Dynamic space-sharing in computer systems", CACM 12(5), 1969.
   */
  public double lifetime(long frames) {
    return references == 0 ? 0 : (double) references / faults(frames);
  }

  /**
   * The primary knee of the lifetime curve: the number of frames at which a line from the origin
   * touches it, so that lifetime for each frame is greatest (Denning and Kahn, "A study of program
   * locality and lifetime functions", SOSP 1975).
   *
   * <p>Looked for up to half of the distinct pages: in a finite string the curve rises without
   * bound for each frame where nearly all of the program fits, which says nothing of its locality.
   *
   * @return frames; 0 where the ratio is greatest at the end of that range, so that there is none
   */
  public int knee() {
    int limit = distinctPages() / 2;
    int best = 0;
    for (int frames = 1; frames <= limit; frames++) {
      // a/b > c/d without rounding would need 128 bits; equal ratios keep the smaller memory.
      if (best == 0 || lifetime(frames) / frames > lifetime(best) / best) {
        best = frames;
      }
    }
    return best == limit ? 0 : best;
  }
}
