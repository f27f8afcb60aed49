package org.faultline.memory.address;

/**
 * The bits of a page-table entry. An entry of zero means "look in the region" (docs/windows.md
 * W108).
 *
 * <p>The three allow bits are the fast path: one is set only while the page is valid, its
 * protection permits the access, no guard is armed and nothing is left to record (for a write: the
 * entry is dirty already). All else takes the slow path.
 */
public final class Pte {
  /** A read needs nothing but the stamp; shifted by an access's ordinal, that access. */
  public static final long ALLOW_READ = 1L;

  public static final long ALLOW_WRITE = 1L << 1;
  public static final long ALLOW_EXECUTE = 1L << 2;

  /** All three allow bits. */
  public static final long ALLOW = ALLOW_READ | ALLOW_WRITE | ALLOW_EXECUTE;

  /** The page is in the frame that the entry names. */
  public static final long VALID = 1L << 3;

  /** The page was written since it was mapped. */
  public static final long DIRTY = 1L << 4;

  /** The page is committed, as its region says. */
  public static final long COMMITTED = 1L << 5;

  /**
   * Of a page of a view that is committed: it is a copy of the process's own. Of one that is not:
   * only the section knows whether it is committed.
   */
  public static final long OF_VIEW = 1L << 6;

  /** The next access of any kind raises a guard exception and clears this bit. */
  public static final long GUARD = 1L << 7;

  /** The base protection: {@link Protection}'s index, 0 to 7. */
  public static final int PROTECTION_SHIFT = 8;

  public static final long PROTECTION = 7L << PROTECTION_SHIFT;
  public static final long NO_CACHE = 1L << 11;
  public static final long WRITE_COMBINE = 1L << 12;

  /** The page is locked by VirtualLock. */
  public static final long LOCKED = 1L << 13;

  /** The page of a write-watched region was written since the watch was last reset. */
  public static final long WATCHED_WRITE = 1L << 14;

  /** The region is write-watched: a first write takes the slow path to be recorded. */
  public static final long WRITE_WATCH = 1L << 15;

  /** The stamp of the last report of a touch; 0 on a page just mapped. */
  public static final int STAMP_SHIFT = 16;

  public static final int MAXIMUM_STAMP = (1 << 24) - 1;
  public static final long STAMP = (long) MAXIMUM_STAMP << STAMP_SHIFT;

  /** The frame, while valid. */
  public static final int FRAME_SHIFT = 40;

  public static final long FRAME = -1L << FRAME_SHIFT;

  /** The most frames that an entry can name: 64 GiB. */
  public static final int MAXIMUM_FRAMES = 1 << 24;

  private Pte() {}

  /** The same entry with the allow bits that the rest of it permits. */
  static long withAllow(long pte) {
    long rest = pte & ~ALLOW;
    if ((rest & (VALID | GUARD)) != VALID) {
      return rest;
    }
    long allow = Protection.of(rest).permitted();
    boolean recorded = (rest & (WRITE_WATCH | WATCHED_WRITE)) != WRITE_WATCH;
    return rest | ((rest & DIRTY) != 0 && recorded ? allow : allow & ~ALLOW_WRITE);
  }

  /** Whether the page is a private copy of a page of a view. */
  static boolean isCopy(long pte) {
    return (pte & (COMMITTED | OF_VIEW)) == (COMMITTED | OF_VIEW);
  }

  /** Whether this access to the page makes a private copy of it first. */
  static boolean needsCopy(long pte, Access access) {
    return access == Access.WRITE && (pte & COMMITTED) != 0 && Protection.of(pte).isCopyOnWrite();
  }

  /** The frame that a valid entry names. */
  public static int frame(long pte) {
    return (int) (pte >>> FRAME_SHIFT);
  }
}
