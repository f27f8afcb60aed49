package org.faultline.memory.replacement.adaptive;

import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.memory.replacement.support.FrameQueue;
import org.faultline.memory.replacement.support.GhostList;
import org.faultline.memory.replacement.support.NamedKind;

/**
 * ARC: two LRU lists, T1 of pages seen once and T2 of pages seen again, each with a list of pages
 * that left it; hits in these move the target size {@code p} of T1.
 *
 * <p>Source: Megiddo and Modha, "ARC: a self-tuning, low overhead replacement cache", FAST 2003,
 * figure 4. {@code p} is a real number; it moves by the ratio of the two lists of pages gone, at
 * least 1, as they are before the page that faults leaves its list.
 */
public final class Arc implements ReplacementPolicy {
  /** Where the page that faults was found. */
  private enum Found {
    NOWHERE,
    B1,
    B2
  }

  private final int c;
  private final FrameQueue t1;
  private final FrameQueue t2;
  private final GhostList b1;
  private final GhostList b2;
  private final long[] pageIn;
  private int t1Size;
  private int t2Size;
  private double p;
  private long faulting = -1;
  private Found found = Found.NOWHERE;
  private int chosen = -1;
  private boolean forget;

  public Arc(int frames) {
    c = frames;
    t1 = new FrameQueue(frames);
    t2 = new FrameQueue(frames);
    b1 = new GhostList(frames + 1);
    b2 = new GhostList(2 * frames + 1);
    pageIn = new long[frames];
  }

  /** The target size of T1. */
  double target() {
    return p;
  }

  @Override
  public void faulted(long page, long time, long nextUse) {
    faulting = page;
    chosen = -1;
    double ones = b1.size();
    double twos = b2.size();
    if (b1.remove(page)) {
      found = Found.B1;
      p = Math.min(c, p + Math.max(1, twos / ones));
    } else if (b2.remove(page)) {
      found = Found.B2;
      p = Math.max(0, p - Math.max(1, ones / twos));
    } else {
      found = Found.NOWHERE;
      trim();
    }
  }

  /** Case IV: the lists of pages gone make room for one more. */
  private void trim() {
    if (t1Size + b1.size() >= c) {
      if (t1Size < c) {
        b1.removeOldest();
      }
    } else if (t1Size + t2Size + b1.size() + b2.size() >= 2 * c) {
      b2.removeOldest();
    }
  }

  @Override
  public int victim(long incoming, Evictable evictable) {
    boolean again = incoming == faulting;
    forget = t1Size == c && (!again || found == Found.NOWHERE);
    boolean fromT1 =
        forget || (t1Size >= 1 && ((again && found == Found.B2 && t1Size == p) || t1Size > p));
    FrameQueue first = fromT1 ? t1 : t2;
    chosen = first.firstEvictable(evictable);
    if (chosen < 0) {
      chosen = (fromT1 ? t2 : t1).firstEvictable(evictable);
    }
    return chosen;
  }

  @Override
  public void loaded(int frame, long page) {
    boolean again = page == faulting && found != Found.NOWHERE;
    // A page may be loaded without a fault, as by VirtualLock.
    again |= b1.remove(page) || b2.remove(page);
    pageIn[frame] = page;
    if (again) {
      t2.addLast(frame);
      t2Size++;
    } else {
      t1.addLast(frame);
      t1Size++;
    }
    faulting = -1;
    found = Found.NOWHERE;
  }

  @Override
  public void touched(int frame) {
    if (t1.contains(frame)) {
      t1.remove(frame);
      t1Size--;
      t2Size++;
    } else {
      t2.remove(frame);
    }
    t2.addLast(frame);
  }

  @Override
  public void removed(int frame) {
    boolean once = t1.contains(frame);
    if (once) {
      t1.remove(frame);
      t1Size--;
    } else {
      t2.remove(frame);
      t2Size--;
    }
    if (frame == chosen && !forget) {
      (once ? b1 : b2).add(pageIn[frame]);
    }
    chosen = -1;
  }

  /** The policy as configs name it. */
  public static final class Kind extends NamedKind {
    public Kind() {
      super("arc", "Megiddo, Modha 2003", Knowledge.LAST_USE, Arc::new);
    }

    @Override
    public boolean sized() {
      return true;
    }
  }
}
