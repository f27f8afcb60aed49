package org.faultline.memory.frames;

/**
 * Memory of any kind, as system calls change the pages of a process that are there.
 *
 * @param <P> what it keeps of a process
 */
public interface PagedMemory<P> {
  /** Forgets the pages from {@code first} to {@code last} with their frames and slots. */
  void discard(P process, long first, long last);

  /** The contents of these pages are of no interest. */
  void reset(P process, long first, long last);

  /** Unlocks the pages, locked or not. */
  void unlock(P process, long first, long last);

  /** Takes those of the pages out of the working set that can leave it. */
  void trim(P process, long first, long last);
}
