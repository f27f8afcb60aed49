package org.faultline.memory.replacement.workingset;

import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.PolicyParameter;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.memory.replacement.clock.Clock;
import org.faultline.memory.replacement.support.FrameQueue;
import org.faultline.memory.replacement.support.OneParameterKind;

/**
 * Page fault frequency: at a fault that comes at least an interval after the one before, the pages
 * not used since then leave; a fault that comes sooner only adds its page. Where memory is too
 * small for that, the page loaded or used longest ago makes room, as by CLOCK.
 *
 * <p>Source: Chu and Opderbeck, "The page fault frequency replacement algorithm", AFIPS Fall Joint
 * Computer Conference 1972. The interval is the inverse of the paper's critical frequency; use bits
 * are cleared at the faults that let pages go; a page is loaded with its bit set.
 */
public final class PageFaultFrequency implements ReplacementPolicy {
  private final long intervalReferences;
  private final Clock pages;
  private final FrameQueue resident;
  private final boolean[] used;
  private long lastFaultReferences;
  private boolean shrinks;
  private long epoch;

  /**
   * @param intervalReferences in references, at least 1
   */
  public PageFaultFrequency(int frames, long intervalReferences) {
    this.intervalReferences = intervalReferences;
    pages = new Clock(frames, true);
    resident = new FrameQueue(frames);
    used = new boolean[frames];
  }

  @Override
  public void faulted(long page, long nowReferences, long nextUseReferences) {
    shrinks = nowReferences - lastFaultReferences >= intervalReferences;
    lastFaultReferences = nowReferences;
  }

  @Override
  public void loaded(int frame, long page) {
    pages.loaded(frame, page);
    resident.addLast(frame);
    used[frame] = true;
  }

  @Override
  public void touched(int frame) {
    pages.touched(frame);
    used[frame] = true;
  }

  @Override
  public void removed(int frame) {
    pages.removed(frame);
    resident.remove(frame);
  }

  @Override
  public void release(long nowReferences, Evictable evictable, Released released) {
    if (!shrinks) {
      return;
    }
    shrinks = false;
    int frame = resident.first();
    while (frame >= 0) {
      int next = resident.after(frame);
      if (used[frame]) {
        used[frame] = false;
      } else if (evictable.test(frame)) {
        released.release(frame, nowReferences);
      }
      frame = next;
    }
    epoch++;
  }

  @Override
  public int victim(long incoming, Evictable evictable) {
    return pages.victim(incoming, evictable);
  }

  @Override
  public long epoch() {
    return epoch + pages.epoch();
  }

  /** The policy as configs name it. */
  public static final class Kind extends OneParameterKind {
    /** An interval of 10,000 references. */
    public Kind() {
      this(10_000);
    }

    private Kind(long intervalReferences) {
      super(
          "pff",
          "Chu, Opderbeck 1972",
          Knowledge.TOUCHED,
          PolicyParameter.references(
              "interval",
              "interval between faults, in references, at which unused pages leave",
              intervalReferences,
              1),
          Kind::new,
          frames -> new PageFaultFrequency(frames, intervalReferences));
    }

    @Override
    public boolean releases() {
      return true;
    }
  }
}
