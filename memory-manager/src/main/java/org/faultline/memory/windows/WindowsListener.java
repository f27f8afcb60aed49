package org.faultline.memory.windows;

import org.faultline.memory.refault.RefaultListener;

/**
 * Told how faults are resolved and what becomes of pages, in the order in which it is decided. A
 * page is a page number or, where {@code table} says so, the key of a page table.
 */
public interface WindowsListener extends RefaultListener {
  /** The page is one of zeros; it was zeroed in the fault where {@code zeroed}. */
  void demandZero(int process, long page, boolean table, boolean zeroed);

  /** The page had not left memory: it was found {@code from} there. */
  void transition(int process, long page, boolean table, TransitionOrigin from);

  /** The page is read with others, {@code pages} in all. */
  void hard(int process, long page, boolean table, int pages);

  /** The page is being read already. */
  void collided(int process, long page);

  /** The page, shared as {@code share}, counts as clean: its next write is to be told. */
  void cleaned(int process, long page, int share, boolean locked);

  /** The page, which was shared, is the process's own: a copy of it in {@code frame}. */
  void copied(int process, long page, int frame);

  /** The page is in its process's working set from now on, in {@code frame}. */
  void joined(int process, long page, boolean table, int frame);

  /** The page left its process's working set and is still in memory. */
  void trimmed(int process, long page, boolean table, boolean dirty);

  /** The page left memory: its frame was taken from the standby list of this priority. */
  void repurposed(int process, long page, boolean table, int priority);

  /** The write of the page ended. */
  void written(int process, long page, boolean table, boolean failed);

  /** A page became available, or may be trimmed from now on: who waits for one may try again. */
  void released();
}
