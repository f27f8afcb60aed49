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
  public void faulted(long page, long nowReferences, long nextUseReferences) {
    faulting = page;
    chosen = -1;
    double ones = b1.size();
    double twos = b2.size();
    if (b1.remove(page)) {
      // Case II: T1 was too small.
      found = Found.B1;
      p = Math.min(c, p + Math.max(1, twos / ones));
    } else if (b2.remove(page)) {
      // Case III: T2 was too small.
      found = Found.B2;
      p = Math.max(0, p - Math.max(1, ones / twos));
    } else {
      // Case IV: the page is new.
      found = Found.NOWHERE;
      trim();
    }
  }

  /** Case IV: the lists of pages gone make room for one more. */
  private void trim() {
    // Case A: T1 and B1 have c pages. Where T1 has them all, its page leaves unremembered.
    if (t1.size() + b1.size() >= c) {
      if (t1.size() < c) {
        b1.removeOldest();
      }
    } else if (t1.size() + t2.size() + b1.size() + b2.size() >= 2 * c) {
      // Case B: they have fewer, and all lists together have 2c.
      b2.removeOldest();
    }
  }

  @Override
  public int victim(long incoming, Evictable evictable) {
    boolean again = incoming == faulting;
    // Case IV, A with an empty B1: the oldest page of T1 goes without a trace.
    forget = t1.size() == c && (!again || found == Found.NOWHERE);
    // Subroutine REPLACE: T1 gives a page where it is above its target, or at it for one of B2.
    boolean fromT1 =
        forget
            || (t1.size() >= 1
                && ((again && found == Found.B2 && t1.size() == p) || t1.size() > p));
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
    // Cases II and III end in T2, case IV in T1.
    if (again) {
      t2.addLast(frame);
    } else {
      t1.addLast(frame);
    }
    faulting = -1;
    found = Found.NOWHERE;
  }

  @Override
  public void touched(int frame) {
    // Case I: a hit makes the page the most recent of T2.
    if (t1.contains(frame)) {
      t1.remove(frame);
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
    } else {
      t2.remove(frame);
    }
    // REPLACE remembers what it takes: of T1 in B1, of T2 in B2.
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
