package org.faultline.memory.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/** Those who wait: for a page, and for the pagefile to grow; each first come, first served. */
final class Waiters<W extends PagingWork> {
  private final Deque<W> forPages = new ArrayDeque<>();
  private final Deque<W> forCommit = new ArrayDeque<>();

  /** It waits for a page; one that waited before is first. */
  void addForPage(W work) {
    if (work.hasWaited()) {
      forPages.addFirst(work);
    } else {
      work.waits();
      forPages.addLast(work);
    }
  }

  /** It waits until its charge fits; one that waited before is first. */
  void addForCommit(W work) {
    if (work.isAway()) {
      forCommit.addFirst(work);
    } else {
      forCommit.addLast(work);
    }
  }

  /** Takes who has waited longest for a page; somebody does. */
  W takeForPage() {
    return forPages.removeFirst();
  }

  /** Takes who has waited longest for its charge; somebody does. */
  W takeForCommit() {
    return forCommit.removeFirst();
  }

  /**
   * Those who wait for a page behind the first keep nothing that was brought in for it, so that the
   * first may have the frame.
   *
   * @param startOver gives up what one has; whether there is now a page to take
   * @return whether there is one
   */
  boolean releaseForFirst(Predicate<W> startOver) {
    boolean released = false;
    for (W waiting : forPages) {
      if (waiting != forPages.peekFirst()) {
        released |= startOver.test(waiting);
      }
    }
    return released;
  }

  /** How many wait for a page. */
  int forPages() {
    return forPages.size();
  }

  /** Whether somebody waits for its charge. */
  boolean anyForCommit() {
    return !forCommit.isEmpty();
  }

  /** The charge, in pages, of who has waited longest for one; somebody does. */
  long firstCharge() {
    return forCommit.getFirst().chargePages();
  }
}
