package org.faultline.actors.naive;

import java.util.ArrayList;
import java.util.List;

/** Pages that are read together, in ascending order. */
final class NaiveRead {
  /** Somebody who waits for one of them, and the page of his that it is or shows. */
  record Waiter(NaiveWork work, NaivePage page) {}

  final List<NaiveListedFrame> frames;

  /** In order of their faults. */
  final List<Waiter> waiters = new ArrayList<>();

  boolean failed;

  NaiveRead(List<NaiveListedFrame> frames) {
    this.frames = frames;
  }
}
