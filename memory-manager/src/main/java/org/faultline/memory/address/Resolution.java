package org.faultline.memory.address;

/**
 * How one reference fares on the slow path: a set of bits. Without a bit of {@link #STOPS} the
 * reference is done; {@link #TOUCHED} and {@link #FIRST_WRITE} may come together.
 */
public final class Resolution {
  /** A hit with nothing to report. */
  public static final int HIT = 0;

  /** The first touch of the page in this epoch: report it as touched. */
  public static final int TOUCHED = 1;

  /** The first write since the page was mapped or cleaned: report it as dirtied. */
  public static final int FIRST_WRITE = 1 << 1;

  /** Committed and accessible, but not resident: ask for the page. */
  public static final int FAULT = 1 << 2;

  /** A guard was armed and is now cleared: STATUS_GUARD_PAGE_VIOLATION. */
  public static final int GUARD = 1 << 3;

  /** Free, reserved or protected: EXCEPTION_ACCESS_VIOLATION. */
  public static final int VIOLATION = 1 << 4;

  /**
   * In a view of a reserved section, of which this process has not learned that it is committed.
   */
  public static final int UNKNOWN = 1 << 5;

  /** The bits of a reference that was not done. */
  public static final int STOPS = FAULT | GUARD | VIOLATION | UNKNOWN;

  private Resolution() {}
}
