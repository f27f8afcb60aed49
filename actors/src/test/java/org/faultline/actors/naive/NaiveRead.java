package org.faultline.actors.naive;

import java.util.List;

/** Pages that are read together, in ascending order. */
final class NaiveRead {
  final List<NaiveListedFrame> frames;

  /** Who waits for one of them; null for nobody. */
  NaiveWork waits;

  NaivePage awaited;
  boolean failed;

  NaiveRead(List<NaiveListedFrame> frames) {
    this.frames = frames;
  }
}
