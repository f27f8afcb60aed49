package org.faultline.memory.replacement.clock;

import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.PolicyParameter;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.memory.replacement.support.FrameQueue;
import org.faultline.memory.replacement.support.OneParameterKind;

/**
 * Not recently used: pages fall into four classes by their use bit and, below it, whether they are
 * dirty; one of the lowest class leaves, of several the one loaded earliest. The first fault after
 * an interval that needs a victim clears the use bits once it is chosen.
 *
 * <p>Source: Tanenbaum, "Modern Operating Systems", section 3.4.2 (4th edition), where the page is
 * drawn from its class and a clock interrupt clears the bits.
 */
public final class Nru implements ReplacementPolicy {
  // A page's class is the sum of what holds for it.
  private static final int DIRTY = 1;
  private static final int USED = 2;
  private static final int CLASSES = 4;

  private final long intervalReferences;
  private final FrameQueue byLoad;
  private final boolean[] used;
  private final boolean[] dirty;
  private long clearedAtReferences;
  private long nowReferences;
  private long epoch;

  /**
   * @param intervalReferences in references, at least 1
   */
  public Nru(int frames, long intervalReferences) {
    this.intervalReferences = intervalReferences;
    byLoad = new FrameQueue(frames);
    used = new boolean[frames];
    dirty = new boolean[frames];
  }

  @Override
  public void faulted(long page, long timeReferences, long nextUseReferences) {
    nowReferences = timeReferences;
  }

  @Override
  public void loaded(int frame, long page) {
    byLoad.addLast(frame);
    used[frame] = true;
    dirty[frame] = false;
  }

  private void clear() {
    clearedAtReferences = nowReferences;
    epoch++;
    for (int frame = byLoad.first(); frame >= 0; frame = byLoad.after(frame)) {
      used[frame] = false;
    }
  }

  @Override
  public void touched(int frame) {
    used[frame] = true;
  }

  @Override
  public void dirtied(int frame) {
    dirty[frame] = true;
  }

  @Override
  public void removed(int frame) {
    byLoad.remove(frame);
  }

  @Override
  public int victim(long incoming, Evictable evictable) {
    int found = -1;
    int lowest = CLASSES;
    for (int frame = byLoad.first(); frame >= 0 && lowest > 0; frame = byLoad.after(frame)) {
      int rank = (used[frame] ? USED : 0) + (dirty[frame] ? DIRTY : 0);
      if (rank < lowest && evictable.test(frame)) {
        found = frame;
        lowest = rank;
      }
    }
    if (nowReferences - clearedAtReferences >= intervalReferences) {
      clear();
    }
    return found;
  }

  @Override
  public long epoch() {
    return epoch;
  }

  /** The policy as configs name it. */
  public static final class Kind extends OneParameterKind {
    /** An interval of 10,000 references. */
    public Kind() {
      this(10_000);
    }

    private Kind(long intervalReferences) {
      super(
          "nru",
          "Tanenbaum, Modern Operating Systems 2014, 3.4.2",
          Knowledge.TOUCHED,
          PolicyParameter.references(
              "interval", "references after which use bits are cleared", intervalReferences, 1),
          Kind::new,
          frames -> new Nru(frames, intervalReferences));
    }
  }
}
