package org.faultline.actors.time;

/** How many processes wait until a page can be taken, and when the first of them may try again. */
final class PageWaits {
  private final FutureEventList future;
  private int waiting;
  private boolean retryIsQueued;

  PageWaits(FutureEventList future) {
    this.future = future;
  }

  /** So many processes wait, as the MemoryManager counts them. */
  void count(int processes) {
    waiting = processes;
  }

  /** Whether any process waits. */
  boolean any() {
    return waiting > 0;
  }

  /**
   * The process that has waited longest may try again.
   *
   * @param process on whose account, 0 for nobody's
   */
  void queueRetry(long atNanos, int process) {
    if (!retryIsQueued) {
      retryIsQueued = true;
      future.add(atNanos, EntryKind.RETRY, process);
    }
  }

  /** It tries again. */
  void retried() {
    retryIsQueued = false;
  }
}
