package org.faultline.memory.replacement.adaptive;

import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.memory.replacement.support.FrameQueue;
import org.faultline.memory.replacement.support.GhostList;
import org.faultline.memory.replacement.support.NamedKind;

/**
 * CAR: ARC with clocks instead of LRU lists. T1 holds pages seen once lately, T2 pages seen again,
 * each with a use bit; B1 and B2 remember what left them and move the target size {@code p} of T1.
 *
 * <p>Source: Bansal and Modha, "CAR: clock with adaptive replacement", FAST 2004, figure 2. {@code
 * p} is a real number, and the sizes by which it moves are those after room was made.
 */
public final class Car implements ReplacementPolicy {
  private final int c;
  private final FrameQueue t1;
  private final FrameQueue t2;
  private final GhostList b1;
  private final GhostList b2;
  private final boolean[] used;
  private final long[] pageIn;
  private double p;
  private int chosen = -1;
  private boolean replaced;
  private long epoch;

  public Car(int frames) {
    c = frames;
    t1 = new FrameQueue(frames);
    t2 = new FrameQueue(frames);
    b1 = new GhostList(frames + 1);
    b2 = new GhostList(2 * frames + 1);
    used = new boolean[frames];
    pageIn = new long[frames];
  }

  @Override
  public void faulted(long page, long nowReferences, long nextUseReferences) {
    chosen = -1;
    replaced = false;
  }

  @Override
  public void touched(int frame) {
    // A hit in either clock sets the page's bit, and does no more.
    used[frame] = true;
  }

  /** Routine replace(): the hands of T1 and T2 go on until one is at a page that was not used. */
  @Override
  public int victim(long incoming, Evictable evictable) {
    if (t1.firstEvictable(evictable) < 0 && t2.firstEvictable(evictable) < 0) {
      return -1;
    }
    chosen = -1;
    boolean cleared = false;
    // T1 is searched while it has reached its target, else T2.
    int passed = 0;
    while (chosen < 0) {
      // What cannot leave counts as in neither clock, or the hand could wait for it for ever.
      boolean fromT1 = t1.size() >= Math.max(1, p) && t1.size() > 0;
      if (passed > 2 * c) {
        fromT1 = t1.firstEvictable(evictable) >= 0;
      }
      FrameQueue clock = fromT1 || t2.size() == 0 ? t1 : t2;
      int head = clock.first();
      if (!evictable.test(head)) {
        clock.moveToEnd(head);
        passed++;
      } else if (!used[head]) {
        // Demoted: to B1 or B2, once it has left its frame.
        chosen = head;
      } else {
        // Its bit was set: to the tail of T2, from either clock.
        used[head] = false;
        cleared = true;
        toT2(head, clock == t1);
      }
    }
    epoch += cleared ? 1 : 0;
    return chosen;
  }

  private void toT2(int frame, boolean fromT1) {
    if (fromT1) {
      t1.remove(frame);
      t2.addLast(frame);
    } else {
      t2.moveToEnd(frame);
    }
  }

  @Override
  public void removed(int frame) {
    boolean once = t1.contains(frame);
    if (once) {
      t1.remove(frame);
    } else {
      t2.remove(frame);
    }
    if (frame == chosen) {
      (once ? b1 : b2).add(pageIn[frame]);
      replaced = true;
    }
    chosen = -1;
  }

  @Override
  public void loaded(int frame, long page) {
    boolean inB1 = b1.contains(page);
    boolean inB2 = b2.contains(page);
    double ones = b1.size();
    double twos = b2.size();
    // History miss after a replacement: the directory keeps to 2c pages, T1 and B1 to c.
    if (replaced && !inB1 && !inB2) {
      trim();
    }
    replaced = false;
    pageIn[frame] = page;
    used[frame] = false;
    if (inB1) {
      // History hit in B1: T1 was too small.
      p = Math.min(c, p + Math.max(1, twos / ones));
      b1.remove(page);
    } else if (inB2) {
      // History hit in B2: T2 was too small.
      p = Math.max(0, p - Math.max(1, ones / twos));
      b2.remove(page);
    }
    // A history hit goes to the tail of T2, a history miss to that of T1, each with a clear bit.
    if (inB1 || inB2) {
      t2.addLast(frame);
    } else {
      t1.addLast(frame);
    }
  }

  /** The lists of pages gone make room; one frame is still empty, as the sizes here allow for. */
  private void trim() {
    if (t1.size() + b1.size() >= c) {
      b1.removeOldest();
    } else if (t1.size() + t2.size() + b1.size() + b2.size() >= 2 * c) {
      b2.removeOldest();
    }
  }

  @Override
  public long epoch() {
    return epoch;
  }

  /** The policy as configs name it. */
  public static final class Kind extends NamedKind {
    public Kind() {
      super("car", "Bansal, Modha 2004", Knowledge.TOUCHED, Car::new);
    }

    @Override
    public boolean sized() {
      return true;
    }
  }
}
