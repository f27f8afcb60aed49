package org.faultline.memory.address;

/**
 * The page-table entries of one process: a cached translation, since the frame table is the truth
 * of residency. The entries' bits are {@link Pte}'s.
 *
 * <p>{@link #hits} is the hot path: all references to resident pages end there. Not thread safe;
 * owned by its process.
 */
public final class PageTable {
  private static final int PAGE_SHIFT = 4;
  private static final int LEAF_SHIFT = PAGE_SHIFT + PageMap.LEAF_BITS;
  private static final long LEAF_NUMBERS = PageReference.MAXIMUM_PAGE >>> PageMap.LEAF_BITS;

  private final PageMap entries = new PageMap();
  private long want = Pte.ALLOW | 1L << Pte.STAMP_SHIFT;
  private long stampMask;

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
    return ((pte ^ want) & stampMask) != 0;
  }

  /** The stamp that marks a page as reported in this epoch, in place. */
  public long stampBits() {
    return want & Pte.STAMP;
  }

  /** Begins a new epoch: every page counts as not reported. */
  public void nextEpoch() {
    long next = stampBits() + (1L << Pte.STAMP_SHIFT);
    if ((next & ~Pte.STAMP) != 0) {
      entries.forEach((page, pte) -> entries.set(page, pte & ~Pte.STAMP));
      next = 1L << Pte.STAMP_SHIFT;
    }
    want = Pte.ALLOW | next;
  }

  /** Stamps the entry of {@code page}; false where it bears the stamp of this epoch already. */
  public boolean mark(long page) {
    long pte = entries.get(page);
    if ((pte & Pte.STAMP) == stampBits()) {
      return false;
    }
    entries.set(page, pte & ~Pte.STAMP | stampBits());
    return true;
  }

  /**
   * The index of the first packed {@link PageReference} from {@code from} on that is not a plain
   * hit, or {@code to}: it faults, is a first write, or is the first touch of the epoch.
   */
  public int hits(long[] references, int from, int to) {
    long[][] direct = entries.direct;
    int directBase = entries.directBase;
    long expected = want;
    long stamp = stampMask;
    for (int i = from; i < to; i++) {
      long reference = references[i];
      int near = (int) (reference >>> LEAF_SHIFT & LEAF_NUMBERS) - directBase;
      long pte;
      if (near >= 0 && near < direct.length && direct[near] != null) {
        pte = direct[near][(int) (reference >>> PAGE_SHIFT) & PageMap.LEAF_MASK];
      } else {
        pte = entries.get(PageReference.page(reference));
      }
      if (((pte ^ expected) & (stamp | 1L << (reference & 3))) != 0) {
        return i;
      }
    }
    return to;
  }
}
