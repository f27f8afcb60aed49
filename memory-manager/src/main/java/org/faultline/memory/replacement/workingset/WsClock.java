package org.faultline.memory.replacement.workingset;

import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.memory.replacement.support.OneParameterKind;
import org.faultline.memory.replacement.support.WindowKind;

/**
 * WSClock: a hand goes round the frames. A use bit that is set is cleared, and the time of last use
 * becomes now; a page not used for more than tau references leaves if it is clean. After one turn
 * the first dirty page beyond the window leaves, and where there is none, the page used longest
 * ago.
 *
 * <p>Source: Carr and Hennessy, "WSCLOCK, a simple and effective algorithm for virtual memory
 * management", SOSP 1981, section 3. There a dirty page is queued to be written and passed by; here
 * it is written when it leaves. A page is loaded with its bit set.
 */
public final class WsClock implements ReplacementPolicy {
  private final long tauReferences;
  private final boolean[] present;
  private final boolean[] used;
  private final boolean[] dirty;
  private final long[] lastUseReferences;
  private int hand;
  private long nowReferences;
  private long epoch;

  /**
   * @param tauReferences the window, in references, at least 1
   */
  public WsClock(int frames, long tauReferences) {
    this.tauReferences = tauReferences;
    present = new boolean[frames];
    used = new boolean[frames];
    dirty = new boolean[frames];
    lastUseReferences = new long[frames];
  }

  @Override
  public void faulted(long page, long timeReferences, long nextUseReferences) {
    nowReferences = timeReferences;
  }

  @Override
  public void loaded(int frame, long page) {
    present[frame] = true;
    used[frame] = true;
    dirty[frame] = false;
    lastUseReferences[frame] = nowReferences;
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
    present[frame] = false;
  }

  @Override
  public int victim(long incoming, Evictable evictable) {
    int frames = present.length;
    int oldDirty = -1;
    int oldest = -1;
    int found = -1;
    boolean cleared = false;
    for (int i = 0; i < frames && found < 0; i++) {
      int frame = (hand + i) % frames;
      if (!present[frame] || !evictable.test(frame)) {
        continue;
      }
      if (used[frame]) {
        used[frame] = false;
        lastUseReferences[frame] = nowReferences;
        cleared = true;
      } else if (nowReferences - lastUseReferences[frame] > tauReferences) {
        if (!dirty[frame]) {
          found = frame;
        } else if (oldDirty < 0) {
          oldDirty = frame;
        }
      }
      if (oldest < 0 || lastUseReferences[frame] < lastUseReferences[oldest]) {
        oldest = frame;
      }
    }
    epoch += cleared ? 1 : 0;
    found = found >= 0 ? found : oldDirty >= 0 ? oldDirty : oldest;
    if (found >= 0) {
      hand = (found + 1) % frames;
    }
    return found;
  }

  @Override
  public long epoch() {
    return epoch;
  }

  /** The policy as configs name it. */
  public static final class Kind extends OneParameterKind {
    /** A window of 100,000 references. */
    public Kind() {
      this(100_000);
    }

    private Kind(long tauReferences) {
      super(
          "wsclock",
          "Carr, Hennessy 1981",
          Knowledge.TOUCHED,
          WindowKind.tau(tauReferences),
          Kind::new,
          frames -> new WsClock(frames, tauReferences));
    }
  }
}
