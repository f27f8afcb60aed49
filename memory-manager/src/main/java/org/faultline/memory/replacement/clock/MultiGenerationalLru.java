package org.faultline.memory.replacement.clock;

import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.PolicyParameter;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.memory.replacement.support.FrameQueue;
import org.faultline.memory.replacement.support.OneParameterKind;

/**
 * Multi-generational LRU: pages belong to generations, each a queue. A page is loaded into the
 * youngest; pages leave from the oldest, in order, and one found used there moves to the youngest
 * instead. An oldest generation without a page is dropped; where there are then fewer than the
 * wished number, ageing begins a new one and moves all pages used since into it.
 *
 * <p>Source: Linux kernel documentation, "Multi-Gen LRU" (mm/multigen_lru), design overview: aging
 * and eviction; by Yu Zhao, Linux 6.1, 2022. Without its tiers, Bloom filters and memory cgroups;
 * ageing walks every page.
 */
public final class MultiGenerationalLru implements ReplacementPolicy {
  private final int most;
  private final FrameQueue[] generations;
  private final int[] generation;
  private final boolean[] used;
  private int youngest;
  private int count;
  private long epoch;

  /**
   * @param generations at least 2
   */
  public MultiGenerationalLru(int frames, int generations) {
    most = generations;
    this.generations = new FrameQueue[generations];
    for (int i = 0; i < generations; i++) {
      this.generations[i] = new FrameQueue(frames);
    }
    generation = new int[frames];
    used = new boolean[frames];
    count = 1;
  }

  @Override
  public void loaded(int frame, long page) {
    used[frame] = false;
    enter(frame);
  }

  private void enter(int frame) {
    generation[frame] = youngest;
    generations[youngest].addLast(frame);
  }

  @Override
  public void touched(int frame) {
    used[frame] = true;
  }

  @Override
  public void removed(int frame) {
    generations[generation[frame]].remove(frame);
  }

  @Override
  public int victim(long incoming, Evictable evictable) {
    for (int i = 0; i <= most + 1; i++) {
      while (count > 1 && generations[oldest()].first() < 0) {
        count--;
      }
      if (count < most) {
        age();
      }
      int frame = fromOldest(evictable);
      if (frame >= 0) {
        return frame;
      }
    }
    // What is left in the oldest generation cannot leave.
    return anyEvictable(evictable);
  }

  private int oldest() {
    return Math.floorMod(youngest - count + 1, most);
  }

  private int fromOldest(Evictable evictable) {
    FrameQueue queue = generations[oldest()];
    int frame = queue.first();
    while (frame >= 0) {
      int next = queue.after(frame);
      if (evictable.test(frame)) {
        if (!used[frame]) {
          return frame;
        }
        rejuvenate(frame);
      }
      frame = next;
    }
    return -1;
  }

  private void rejuvenate(int frame) {
    used[frame] = false;
    epoch++;
    generations[generation[frame]].remove(frame);
    enter(frame);
  }

  private void age() {
    youngest = (youngest + 1) % most;
    count++;
    for (int back = count - 1; back > 0; back--) {
      FrameQueue queue = generations[Math.floorMod(youngest - back, most)];
      int frame = queue.first();
      while (frame >= 0) {
        int next = queue.after(frame);
        if (used[frame]) {
          rejuvenate(frame);
        }
        frame = next;
      }
    }
  }

  private int anyEvictable(Evictable evictable) {
    for (int back = count - 1; back >= 0; back--) {
      int frame = generations[Math.floorMod(youngest - back, most)].firstEvictable(evictable);
      if (frame >= 0) {
        return frame;
      }
    }
    return -1;
  }

  @Override
  public long epoch() {
    return epoch;
  }

  /** The policy as configs name it. */
  public static final class Kind extends OneParameterKind {
    /** Four generations. */
    public Kind() {
      this(4);
    }

    private Kind(long generations) {
      super(
          "mglru",
          "Linux 6.1, Multi-Gen LRU (Zhao 2022)",
          Knowledge.TOUCHED,
          PolicyParameter.whole("generations", "generations of pages", generations, 2, 64),
          Kind::new,
          frames -> new MultiGenerationalLru(frames, (int) generations));
    }
  }
}
