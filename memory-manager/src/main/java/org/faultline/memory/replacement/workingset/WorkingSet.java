package org.faultline.memory.replacement.workingset;

import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.memory.replacement.support.FrameQueue;
import org.faultline.memory.replacement.support.WindowKind;

/**
 * The working-set policy: a page leaves when it was not among the last tau references. Where memory
 * is too small for that, the page used longest ago makes room.
 *
 * <p>Source: Denning, "The working set model for program behavior", Communications of the ACM
 * 11(5), 1968. Reference t faults unless the page is among references t - tau to t - 1; the working
 * set after it is the pages of references t - tau + 1 to t.
 */
public final class WorkingSet implements ReplacementPolicy {
  private final long tauReferences;
  private final FrameQueue byUse;
  private final long[] lastUseReferences;
  private long faultedAtReferences;

  /**
   * @param tauReferences the window, in references, at least 1
   */
  public WorkingSet(int frames, long tauReferences) {
    this.tauReferences = tauReferences;
    byUse = new FrameQueue(frames);
    lastUseReferences = new long[frames];
  }

  @Override
  public void faulted(long page, long nowReferences, long nextUseReferences) {
    faultedAtReferences = nowReferences;
  }

  @Override
  public void loaded(int frame, long page) {
    lastUseReferences[frame] = faultedAtReferences;
    byUse.addLast(frame);
  }

  @Override
  public void touched(int frame) {
    throw new IllegalStateException("WS must be told when a page was used");
  }

  @Override
  public void touched(int frame, long uses, long usedAtReferences, long nextUseReferences) {
    lastUseReferences[frame] = usedAtReferences;
    byUse.remove(frame);
    byUse.addLast(frame);
  }

  @Override
  public void removed(int frame) {
    byUse.remove(frame);
  }

  @Override
  public void release(long nowReferences, Evictable evictable, Released released) {
    int frame = byUse.first();
    while (frame >= 0 && lastUseReferences[frame] + tauReferences <= nowReferences) {
      int next = byUse.after(frame);
      if (evictable.test(frame)) {
        released.release(frame, lastUseReferences[frame] + tauReferences);
      }
      frame = next;
    }
  }

  @Override
  public int victim(long incoming, Evictable evictable) {
    return byUse.firstEvictable(evictable);
  }

  /** The policy as configs name it. */
  public static final class Kind extends WindowKind {
    /** A window of 100,000 references. */
    public Kind() {
      this(100_000);
    }

    private Kind(long tauReferences) {
      super(
          "ws",
          "Denning 1968",
          Knowledge.WINDOW,
          tauReferences,
          Kind::new,
          frames -> new WorkingSet(frames, tauReferences));
    }
  }
}
