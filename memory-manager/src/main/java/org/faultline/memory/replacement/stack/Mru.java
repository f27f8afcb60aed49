package org.faultline.memory.replacement.stack;

import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.memory.replacement.support.FrameQueue;
import org.faultline.memory.replacement.support.NamedKind;

/**
 * Most recently used: the page referenced last leaves. Right for loops that do not fit.
 *
 * <p>Source: Mattson, Gecsei, Slutz and Traiger, "Evaluation techniques for storage hierarchies",
 * IBM Systems Journal 9(2), 1970, as a stack algorithm; Chou and DeWitt, "An evaluation of buffer
 * management strategies for relational database systems", VLDB 1985.
 */
public final class Mru implements ReplacementPolicy {
  private final FrameQueue byUse;

  public Mru(int frames) {
    byUse = new FrameQueue(frames);
  }

  @Override
  public void loaded(int frame, long page) {
    byUse.addLast(frame);
  }

  @Override
  public void touched(int frame) {
    byUse.moveToEnd(frame);
  }

  @Override
  public void removed(int frame) {
    byUse.remove(frame);
  }

  @Override
  public int victim(long incoming, Evictable evictable) {
    return byUse.lastEvictable(evictable);
  }

  /** The policy as configs name it. */
  public static final class Kind extends NamedKind {
    public Kind() {
      super("mru", "Mattson, Gecsei, Slutz, Traiger 1970", Knowledge.LAST_USE, Mru::new);
    }
  }
}
