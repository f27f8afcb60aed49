package org.faultline.memory.replacement.stack;

import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.memory.replacement.support.FrameHeap;
import org.faultline.memory.replacement.support.NamedKind;

/**
 * Least frequently used: the page with the fewest references since it was loaded leaves; of several
 * the one referenced longest ago. The reference that loads a page counts; counts are forgotten when
 * the page leaves.
 *
 * <p>Source: Aho, Denning and Ullman, "Principles of optimal page replacement", Journal of the ACM
 * 18(1), 1971, section 1; with the counts of Coffman and Denning, "Operating Systems Theory", 1973,
 * section 6.2.
 */
public final class Lfu implements ReplacementPolicy {
  private final FrameHeap byCount;

  public Lfu(int frames) {
    byCount = new FrameHeap(frames);
  }

  @Override
  public void loaded(int frame, long page) {
    byCount.put(frame, 1);
  }

  @Override
  public void touched(int frame) {
    touched(frame, 1, 0, 0);
  }

  @Override
  public void touched(int frame, long uses, long lastUseReferences, long nextUseReferences) {
    byCount.put(frame, byCount.key(frame) + uses);
  }

  @Override
  public void removed(int frame) {
    byCount.remove(frame);
  }

  @Override
  public int victim(long incoming, Evictable evictable) {
    return byCount.firstEvictable(evictable);
  }

  /** The policy as configs name it. */
  public static final class Kind extends NamedKind {
    public Kind() {
      super("lfu", "Aho, Denning, Ullman 1971", Knowledge.COUNTED, Lfu::new);
    }
  }
}
