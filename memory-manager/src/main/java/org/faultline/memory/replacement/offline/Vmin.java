package org.faultline.memory.replacement.offline;

import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.memory.replacement.support.FrameHeap;
import org.faultline.memory.replacement.support.FrameQueue;
import org.faultline.memory.replacement.support.WindowKind;

/**
 * VMIN: after its reference a page stays if its next use comes within tau references, and leaves at
 * once if not. It faults as often as the working set of the same window, in the least memory. Where
 * memory is too small for that, the page whose next use is farthest makes room.
 *
 * <p>Source: Prieve and Fabry, "VMIN: an optimal variable-space page replacement algorithm",
 * Communications of the ACM 19(5), 1976.
 */
public final class Vmin implements ReplacementPolicy {
  private final long tauReferences;
  private final FrameQueue outsideWindow;
  private final FrameHeap byNextUse;
  private final long[] lastUseReferences;
  private long faultedAtReferences;
  private long incomingNextUseReferences = NEVER;

  /**
   * @param tauReferences the window, in references, at least 1
   */
  public Vmin(int frames, long tauReferences) {
    this.tauReferences = tauReferences;
    outsideWindow = new FrameQueue(frames);
    byNextUse = new FrameHeap(frames);
    lastUseReferences = new long[frames];
  }

  @Override
  public void faulted(long page, long nowReferences, long nextUseReferences) {
    faultedAtReferences = nowReferences;
    incomingNextUseReferences = nextUseReferences;
  }

  @Override
  public void loaded(int frame, long page) {
    used(frame, faultedAtReferences, incomingNextUseReferences);
  }

  @Override
  public void touched(int frame) {
    throw new IllegalStateException("VMIN must be told when a page is used next");
  }

  @Override
  public void touched(int frame, long uses, long usedAtReferences, long nextUseReferences) {
    if (outsideWindow.contains(frame)) {
      outsideWindow.remove(frame);
    }
    used(frame, usedAtReferences, nextUseReferences);
  }

  private void used(int frame, long usedAtReferences, long nextUseReferences) {
    lastUseReferences[frame] = usedAtReferences;
    byNextUse.put(frame, -nextUseReferences);
    if (nextUseReferences - usedAtReferences > tauReferences) {
      outsideWindow.addLast(frame);
    }
  }

  @Override
  public void removed(int frame) {
    byNextUse.remove(frame);
    if (outsideWindow.contains(frame)) {
      outsideWindow.remove(frame);
    }
  }

  @Override
  public void release(long nowReferences, Evictable evictable, Released released) {
    int frame = outsideWindow.first();
    while (frame >= 0 && lastUseReferences[frame] < nowReferences) {
      int next = outsideWindow.after(frame);
      if (evictable.test(frame)) {
        released.release(frame, lastUseReferences[frame] + 1);
      }
      frame = next;
    }
  }

  @Override
  public int victim(long incoming, Evictable evictable) {
    return byNextUse.firstEvictable(evictable);
  }

  /** The policy as configs name it. */
  public static final class Kind extends WindowKind {
    /** A window of 100,000 references. */
    public Kind() {
      this(100_000);
    }

    private Kind(long tauReferences) {
      super(
          "vmin",
          "Prieve, Fabry 1976",
          Knowledge.FUTURE,
          tauReferences,
          Kind::new,
          frames -> new Vmin(frames, tauReferences));
    }
  }
}
