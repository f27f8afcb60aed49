package org.faultline.memory.frames;

/**
 * Memory of any kind, as system calls change the pages of a process that are there.
 *
 * @param <P> what it keeps of a process
 */
public interface PagedMemory<P> {
  /** The process wrote the page in {@code frame}: a copy in the pagefile is stale and freed. */
  void dirtied(int process, int frame);

  /** The page of {@code process} in {@code frame} has these bytes from now on. */
  void contents(int process, int frame, byte[] bytes);

  /** Forgets the pages from {@code first} to {@code last} with their frames and slots. */
  void discard(P process, long first, long last);

  /** The contents of these pages are of no interest: they count as clean, and their slots go. */
  void reset(P process, long first, long last);

  /** Unlocks the pages, locked or not. */
  void unlock(P process, long first, long last);

  /** Takes those of the pages out of the working set that can leave it. */
  void trim(P process, long first, long last);
}
