package org.faultline.memory.shares;

/**
 * How many frames a process wants. It is told what concerns it; {@link FrameShares} divides memory
 * by what all want. Plain and deterministic. Times count references of the process itself.
 */
interface ShareRule {

  /** The frames that an active process wants, at least 0. */
  int wanted(int process);

  /** The commit charge of the process is so many pages from now on. */
  default void charged(int process, long pages) {}

  /**
   * The process used {@code page} last at {@code lastUseReferences}; calls come in order of the
   * last use.
   */
  default void used(int process, long page, long lastUseReferences) {}

  /** The process referenced {@code page}, which is in no frame, at {@code nowReferences}. */
  default void faulted(int process, long page, long nowReferences) {}
}
