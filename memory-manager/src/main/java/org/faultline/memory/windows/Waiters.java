package org.faultline.memory.windows;

import java.util.ArrayDeque;
import java.util.Deque;

/** Those who wait: for a page, and for the pagefile to grow; each first come, first served. */
final class Waiters {
  private final Deque<PagingWork> forPages = new ArrayDeque<>();
  private final Deque<PagingWork> forCommit = new ArrayDeque<>();
  private final WindowsCommit commit;

  Waiters(WindowsCommit commit) {
    this.commit = commit;
  }

  /** It waits for a page; one that waited before is first. */
  void addForPage(PagingWork work) {
    if (work.waited) {
      forPages.addFirst(work);
    } else {
      work.waited = true;
      forPages.addLast(work);
    }
  }

  /** It waits until its charge fits; one that waited before is first. */
  void addForCommit(PagingWork work) {
    if (work.away) {
      forCommit.addFirst(work);
    } else {
      forCommit.addLast(work);
    }
  }

  /** Takes who has waited longest for a page; somebody does. */
  PagingWork takeForPage() {
    return forPages.removeFirst();
  }

  /** Takes who has waited longest for its charge; somebody does. */
  PagingWork takeForCommit() {
    return forCommit.removeFirst();
  }

  /**
   * Those who wait for a page behind the first keep no table that was brought in for it, so that
   * the first may have the frame.
   *
   * @return whether there is now a page that may be trimmed, or another frame to take
   */
  boolean letOneGoFirst() {
    boolean released = false;
    for (PagingWork waiting : forPages) {
      if (waiting != forPages.peekFirst()) {
        released |= waiting.stages.element().startOver();
      }
    }
    return released;
  }

  /** How many wait for a page. */
  int forPages() {
    return forPages.size();
  }

  /** Whether the first charge fits, never will, or must let the file grow again. */
  boolean canDecideCommit() {
    return !forCommit.isEmpty()
        && (!commit.isGrowing() || commit.isDecided(forCommit.peekFirst().call.chargePages()));
  }

  /** Lets the file grow for the first charge that waits, if it still does not fit. */
  void growForCommit() {
    if (!forCommit.isEmpty()) {
      commit.growFor(forCommit.peekFirst().call.chargePages());
    }
  }
}
