package org.faultline.memory.refault;

/**
 * Tells pages that come back after they were taken too early from those that come back so late that
 * their loss was no mistake, as Linux' working-set detection does (Documentation/mm,
 * mm/workingset.c: refault distance).
 *
 * <p>The clock ticks once for each page that leaves memory, and for each that is rescued from a
 * list on which it waited to leave. A page that leaves gets a stamp, which is kept where its place
 * is. The ticks from then until it is back in a frame are its refault distance: how many more pages
 * memory would have had to hold. If this is no more than those that are in use, the page thrashes:
 * it could have been kept in the place of one of them.
 */
public final class EvictionClock {
  /** Bits of a stamp; a distance is known modulo one less than two to that power. */
  public static final int STAMP_BITS = 30;

  private static final int CYCLE = (1 << STAMP_BITS) - 1;

  private int tick;

  /** A clock that has not ticked. */
  public EvictionClock() {}

  /** A page leaves memory; returns its stamp, which is never 0. */
  public long evicted() {
    tick();
    return tick + 1L;
  }

  /** The clock ticks for a page that is rescued. */
  public void tick() {
    tick = tick == CYCLE - 1 ? 0 : tick + 1;
  }

  /** Ticks since the page with this stamp left. */
  public int distance(long stamp) {
    int distance = tick - (int) (stamp - 1);
    return distance < 0 ? distance + CYCLE : distance;
  }

  /** Whether the page with this stamp was taken too early, where so many are in use. */
  public boolean isThrashing(long stamp, int pagesInUse) {
    return distance(stamp) <= pagesInUse;
  }
}
