package org.faultline.memory.textbook;

import org.faultline.memory.refault.RefaultListener;

/** Told what happens to pages, in the order in which it is decided. */
public interface TextbookListener extends RefaultListener {
  /** {@code page} of {@code process} left memory; it was written first where {@code dirty}. */
  void evicted(int process, long page, boolean dirty);

  /** {@code page} is read from the pagefile into {@code frame}. */
  void read(int process, long page, int frame);

  /** {@code page} is written to its slot. */
  void written(int process, long page);
}
