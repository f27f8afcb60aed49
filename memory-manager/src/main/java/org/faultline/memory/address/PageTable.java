package org.faultline.memory.address;

/**
 * The page-table entries of one process: a cached translation, since the frame table is the truth
 * of residency. The entries' bits are {@link Pte}'s.
 *
 * <p>{@link #hits} is the hot path: all references to resident pages end there. Not thread safe;
 * owned by its process.
 */
public final class PageTable {
  private static final int PAGE_SHIFT = PageReference.PAGE_SHIFT;
  private static final int ACCESS_MASK = PageReference.ACCESS_MASK;
  private static final int LEAF_SHIFT = PAGE_SHIFT + PageMap.LEAF_BITS;
  private static final long LEAF_NUMBERS = PageReference.MAXIMUM_PAGE >>> PageMap.LEAF_BITS;
  private static final long ONE = 1L << Pte.STAMP_SHIFT;

  private final PageMap entries = new PageMap();
  private long want = Pte.ALLOW | ONE;
  private long stampMask;
  // The stamp of the last use, in place; those of an epoch follow the stamp of the epoch.
  private long lastUse = ONE;
  private long referencesHit;

  /** Creates an empty table; touches are reported where {@code stamped}. */
  public PageTable(boolean stamped) {
    stampMask = stamped ? Pte.STAMP : 0;
  }

  /** The entry of {@code page}; 0 where it has none. */
  public long get(long page) {
    return entries.get(page);
  }

  /** Sets the entry of {@code page}. */
  public void set(long page, long pte) {
    entries.set(page, pte);
  }

  /** Visits all entries that are not 0 from {@code first} to {@code last}, ascending. */
  public void forEach(long first, long last, PageMap.Visitor visitor) {
    entries.forEach(first, last, visitor);
  }

  /** How many entries from {@code first} to {@code last} are not 0 and have all these bits. */
  long count(long first, long last, long bits) {
    return entries.count(first, last, bits);
  }

  /** Forgets the entries from {@code first} to {@code last}. */
  void clear(long first, long last) {
    entries.clear(first, last);
  }

  /** The first page up to {@code last} that differs: {@link PageMap#firstOther}. */
  long firstOther(long first, long last, long absent, long mask, long wanted) {
    return entries.firstOther(first, last, absent, mask, wanted);
  }

  /** Whether a reference to a page with this entry is to be reported as a touch. */
  boolean isUntouched(long pte) {
    return (pte & stampMask) < (want & stampMask);
  }

  /** The stamp that marks a page as reported in this epoch, in place. */
  public long stampBits() {
    return want & Pte.STAMP;
  }

  /** Begins a new epoch: every page counts as not reported. */
  public void nextEpoch() {
    long next = Math.max(stampBits(), lastUse) + ONE;
    if ((next & ~Pte.STAMP) != 0) {
      clearStamps();
      next = ONE;
    }
    want = Pte.ALLOW | next;
    lastUse = next;
  }

  private void clearStamps() {
    entries.forEach((page, pte) -> entries.set(page, pte & ~Pte.STAMP));
  }

  /** How many uses can still be stamped in their order before {@link #renumber}. */
  public int usesLeft() {
    return (int) (Pte.STAMP - lastUse >>> Pte.STAMP_SHIFT);
  }

  /** The page, which was reported in this epoch, is used: the last of all. */
  public void use(long page) {
    lastUse += ONE;
    entries.set(page, entries.get(page) & ~Pte.STAMP | lastUse);
  }

  /**
   * Stamps the first {@code count} of these pages anew in this order; all others are unreported.
   */
  public void renumber(long[] pages, int count) {
    clearStamps();
    want = Pte.ALLOW | ONE;
    lastUse = ONE;
    for (int i = 0; i < count; i++) {
      use(pages[i]);
    }
  }

  /**
   * The index of the first packed {@link PageReference} from {@code from} on that is not a plain
   * hit, or {@code to}: it faults, is a first write, or is the first touch of the epoch.
   */
  public int hits(long[] references, int from, int to) {
    long[] numbers = entries.near.numbers;
    long[][] near = entries.near.leaves;
    long expected = want;
    long stamp = stampMask;
    int searches = 0;
    long page = 0;
    int i = from;
    for (; i < to; i++) {
      long reference = references[i];
      long number = reference >>> LEAF_SHIFT & LEAF_NUMBERS;
      int at = (int) number & numbers.length - 1;
      int index = (int) (reference >>> PAGE_SHIFT) & PageMap.LEAF_MASK;
      long[] leaf;
      if (numbers[at] == number) {
        leaf = near[at];
      } else {
        page = reference >>> PAGE_SHIFT & PageReference.MAXIMUM_PAGE;
        index = entries.locate(page);
        if (index < 0) {
          break;
        }
        searches++;
        leaf = entries.located();
      }
      if (((leaf[index] ^ expected) & (stamp | 1L << (reference & ACCESS_MASK))) != 0) {
        break;
      }
    }
    if (searches > 0) {
      entries.searched(searches, page);
    }
    return i;
  }

  /**
   * As {@link #hits}, and each hit stamps its page as the one used last: pages reported in this
   * epoch are in order of last use by their stamps. Ends after {@code most} references; of a run
   * that goes beyond, what was done is cut off. {@link #usesLeft} must suffice.
   */
  public int hitsInOrder(long[] references, int from, int to, long most) {
    long[] numbers = entries.near.numbers;
    long[][] near = entries.near.leaves;
    long first = stampBits();
    long stamp = lastUse;
    long left = most;
    int searches = 0;
    long page = 0;
    int i = from;
    for (; i < to && left > 0; i++) {
      long reference = references[i];
      long number = reference >>> LEAF_SHIFT & LEAF_NUMBERS;
      int at = (int) number & numbers.length - 1;
      int index = (int) (reference >>> PAGE_SHIFT) & PageMap.LEAF_MASK;
      long[] leaf;
      if (numbers[at] == number) {
        leaf = near[at];
      } else {
        page = reference >>> PAGE_SHIFT & PageReference.MAXIMUM_PAGE;
        index = entries.locate(page);
        if (index < 0) {
          break;
        }
        searches++;
        leaf = entries.located();
      }
      long pte = leaf[index];
      if ((pte & 1L << (reference & ACCESS_MASK)) == 0 || (pte & Pte.STAMP) < first) {
        break;
      }
      stamp += ONE;
      leaf[index] = pte & ~Pte.STAMP | stamp;
      int count = PageReference.count(reference);
      if (count > left) {
        references[i] = PageReference.minus(reference, (int) left);
        left = 0;
        break;
      }
      left -= count;
    }
    lastUse = stamp;
    referencesHit = most - left;
    if (searches > 0) {
      entries.searched(searches, page);
    }
    return i;
  }

  /** How many references {@link #hitsInOrder} last found to hit. */
  public long referencesHit() {
    return referencesHit;
  }
}
