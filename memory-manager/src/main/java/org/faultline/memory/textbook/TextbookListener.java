package org.faultline.memory.textbook;

/** Told what happens to pages, in the order in which it is decided. */
public interface TextbookListener {
  /** {@code page} of {@code process} left memory; it was written first where {@code dirty}. */
  void evicted(int process, long page, boolean dirty);

  /** {@code page} is read from the pagefile into {@code frame}. */
  void read(int process, long page, int frame);

  /**
   * {@code page}, which is read, was in memory before; it was taken too early where {@code
   * thrashing}.
   */
  default void refaulted(int process, long page, boolean thrashing) {}

  /** {@code page} is written to its slot. */
  void written(int process, long page);
}
