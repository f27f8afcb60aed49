package org.faultline.memory.server;

import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.PageRange;
import org.faultline.memory.address.Win32Error;

/**
 * What one kind of paging does for system calls: what it can promise and charge, and what calls do
 * to pages.
 *
 * @param <W> a request that is under way
 */
public interface CallHandler<W extends PagingWork> {

  /**
   * Why the call fails before anything is asked of memory, if it does: what it names is not there,
   * or this kind of paging cannot do it.
   */
  Win32Error check(W work);

  /** Whether these pages can be locked. */
  boolean admitsLock(W work, PageRange range);

  /** Whether a minimum working set can be promised; then it is. */
  boolean promises(W work, MemoryWork.WorkingSetSizes sizes);

  /** Charges so many pages, or returns a charge where they are negative. */
  ChargeDecision charge(W work, long pages);

  /** Whether it is decided what becomes of a charge that waits. */
  default boolean isDecided(long pages) {
    return true;
  }

  /**
   * Does to pages what a call was granted. What must be brought in for it is brought in as the
   * request advances.
   */
  void perform(W work);

  /** A request ends; what was brought in only for it may leave. */
  void completed(W work);
}
