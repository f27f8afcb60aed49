package org.faultline.memory.replacement.stack;

import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.memory.replacement.support.FrameQueue;
import org.faultline.memory.replacement.support.NamedKind;

/**
 * Least recently used: the page referenced longest ago leaves.
 *
 * <p>Source: Mattson, Gecsei, Slutz and Traiger, "Evaluation techniques for storage hierarchies",
 * IBM Systems Journal 9(2), 1970.
 */
public final class Lru implements ReplacementPolicy {
  private final FrameQueue byUse;

  public Lru(int frames) {
    byUse = new FrameQueue(frames);
  }

  @Override
  public void loaded(int frame, long page) {
    byUse.addLast(frame);
  }

  @Override
  public void touched(int frame) {
    if (byUse.last() != frame) {
      byUse.remove(frame);
      byUse.addLast(frame);
    }
  }

  @Override
  public void removed(int frame) {
    byUse.remove(frame);
  }

  @Override
  public int victim(long incoming, Evictable evictable) {
    return byUse.firstEvictable(evictable);
  }

  /** The policy as configs name it. */
  public static final class Kind extends NamedKind {
    public Kind() {
      super("lru", "Mattson, Gecsei, Slutz, Traiger 1970", Knowledge.LAST_USE, Lru::new);
    }
  }
}
