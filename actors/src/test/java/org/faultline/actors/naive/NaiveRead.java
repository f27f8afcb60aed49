package org.faultline.actors.naive;

import java.util.List;

/** Pages that are read together, in ascending order. */
final class NaiveRead {
  /** Somebody who waits for one of them, and the page of his that it is or shows. */
  record Waiter(NaiveWork work, NaivePage page) {}

  final List<NaiveListedFrame> frames;

  /** Somebody who looks for his page once the read has ended. */
  record Follower(NaiveRead read, NaiveWork work) {}

  /** Who is given his page as soon as it is there; null for nobody. */
  Waiter first;

  long end;

  boolean ended;

  boolean failed;

  NaiveRead(List<NaiveListedFrame> frames) {
    this.frames = frames;
  }
}
