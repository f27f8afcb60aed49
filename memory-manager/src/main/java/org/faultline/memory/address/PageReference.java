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

  private PageReference() {}

  /** One reference to {@code page}. */
  public static long of(long page, Access access) {
    return page << 4 | access.ordinal();
  }

  /** {@code count} equal references to {@code page}, 1 to {@link #MAXIMUM_COUNT}. */
  public static long of(long page, Access access, int count) {
    return (count - 1L) << 40 | page << 4 | access.ordinal();
  }

  /** The page number. */
  public static long page(long reference) {
    return (reference >>> 4) & MAXIMUM_PAGE;
  }

  /** The access. */
  public static Access access(long reference) {
    return Access.of((int) reference & 3);
  }

  /** How many references the run stands for, at least 1. */
  public static int count(long reference) {
    return (int) (reference >>> 40) + 1;
  }

  /** The same run without its first {@code done} references, fewer than its count. */
  public static long minus(long reference, int done) {
    return reference - ((long) done << 40);
  }
}
