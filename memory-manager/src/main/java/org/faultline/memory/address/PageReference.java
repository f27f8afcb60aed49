package org.faultline.memory.address;

/**
 * A run of equal references packed into a {@code long}: the access in bits 0 and 1, the page number
 * in bits 4 to 39, and the repeats beyond the first reference in bits 40 to 63.
 */
public final class PageReference {
  /** The most references that one packed run stands for. */
  public static final int MAXIMUM_COUNT = 1 << 24;

  /** The highest page number that can be packed. */
  public static final long MAXIMUM_PAGE = (1L << 36) - 1;

  static final int PAGE_SHIFT = 4;
  static final int ACCESS_MASK = (1 << 2) - 1;
  private static final int COUNT_SHIFT = 40;

  private PageReference() {}

  /** One reference to {@code page}. */
  public static long of(long page, Access access) {
    return page << PAGE_SHIFT | access.ordinal();
  }

  /** {@code count} equal references to {@code page}, 1 to {@link #MAXIMUM_COUNT}. */
  public static long of(long page, Access access, int count) {
    return (count - 1L) << COUNT_SHIFT | page << PAGE_SHIFT | access.ordinal();
  }

  /** The page number. */
  public static long page(long reference) {
    return (reference >>> PAGE_SHIFT) & MAXIMUM_PAGE;
  }

  /** The access. */
  public static Access access(long reference) {
    return Access.of((int) reference & ACCESS_MASK);
  }

  /** How many references the run stands for, at least 1. */
  public static int count(long reference) {
    return (int) (reference >>> COUNT_SHIFT) + 1;
  }

  /** The same run without its first {@code done} references, fewer than its count. */
  public static long minus(long reference, int done) {
    return reference - ((long) done << COUNT_SHIFT);
  }
}
