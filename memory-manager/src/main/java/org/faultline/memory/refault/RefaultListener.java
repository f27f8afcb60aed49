package org.faultline.memory.refault;

/** Told of pages that come back after they left memory. */
public interface RefaultListener {
  /**
   * {@code page}, which is read, was in memory before; it was taken too early where {@code
   * thrashing}.
   */
  default void refaulted(int process, long page, boolean thrashing) {}
}
