package org.faultline.memory.replacement.queue;

import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.memory.replacement.support.FrameQueue;
import org.faultline.memory.replacement.support.NamedKind;

/**
 * First in, first out: the page loaded earliest leaves.
 *
 * <p>Source: Belady, "A study of replacement algorithms for a virtual-storage computer", IBM
 * Systems Journal 5(2), 1966.
 */
public final class Fifo implements ReplacementPolicy {
  private final FrameQueue byLoad;

  public Fifo(int frames) {
    byLoad = new FrameQueue(frames);
  }

  @Override
  public void loaded(int frame, long page) {
    byLoad.addLast(frame);
  }

  @Override
  public void touched(int frame) {}

  @Override
  public void removed(int frame) {
    byLoad.remove(frame);
  }

  @Override
  public int victim(long incoming, Evictable evictable) {
    return byLoad.firstEvictable(evictable);
  }

  /** The policy as configs name it. */
  public static final class Kind extends NamedKind {
    public Kind() {
      super("fifo", "Belady 1966", Knowledge.NOTHING, Fifo::new);
    }
  }
}
