package org.faultline.memory.replacement.queue;

import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.memory.replacement.support.FrameQueue;
import org.faultline.memory.replacement.support.NamedKind;

/**
 * SIEVE: a queue in order of loading, and a hand that moves from the oldest page to the newest,
 * clears the visited bits that it finds set and takes the first page whose bit is clear. Pages stay
 * where they are; the hand stays behind its victim.
 *
 * <p>Source: Zhang, Yang, Yue, Vigfusson and Rashmi, "SIEVE is simpler than LRU", NSDI 2024,
 * section 3, algorithm 1.
 */
public final class Sieve implements ReplacementPolicy {
  private final FrameQueue byLoad;
  private final boolean[] visited;
  private int hand = -1;
  private long epoch;

  public Sieve(int frames) {
    byLoad = new FrameQueue(frames);
    visited = new boolean[frames];
  }

  @Override
  public void loaded(int frame, long page) {
    // A miss inserts the page at the head of the queue, with a clear bit.
    byLoad.addLast(frame);
    visited[frame] = false;
  }

  @Override
  public void touched(int frame) {
    // A hit sets the bit; the page stays where it is.
    visited[frame] = true;
  }

  @Override
  public void removed(int frame) {
    if (hand == frame) {
      hand = byLoad.after(frame);
    }
    byLoad.remove(frame);
  }

  @Override
  public int victim(long incoming, Evictable evictable) {
    // The hand goes on from where it was, and from the tail again once it has passed the head.
    boolean cleared = false;
    int found = -1;
    // The first round may clear every bit; the second then finds a page, if any is evictable.
    for (int left = 2 * visited.length; left >= 0 && found < 0; left--) {
      int frame = hand < 0 ? byLoad.first() : hand;
      if (frame < 0) {
        break;
      }
      hand = frame;
      if (!evictable.test(frame)) {
        hand = byLoad.after(frame);
      } else if (visited[frame]) {
        visited[frame] = false;
        cleared = true;
        hand = byLoad.after(frame);
      } else {
        found = frame;
      }
    }
    epoch += cleared ? 1 : 0;
    return found;
  }

  @Override
  public long epoch() {
    return epoch;
  }

  /** The policy as configs name it. */
  public static final class Kind extends NamedKind {
    public Kind() {
      super("sieve", "Zhang, Yang, Yue, Vigfusson, Rashmi 2024", Knowledge.TOUCHED, Sieve::new);
    }
  }
}
