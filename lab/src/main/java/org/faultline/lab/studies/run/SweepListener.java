package org.faultline.lab.studies.run;

import org.faultline.lab.studies.design.Cell;

/** Hears how a sweep gets on; from one thread at a time. */
public interface SweepListener {
  /** Hears nothing. */
  SweepListener NONE = (made, wanted) -> {};

  /** So many runs have ended, of so many that are wanted so far. */
  void progress(int made, int wanted);

  /** The first run of {@code cell} that failed did so for this reason, a sentence. */
  default void failed(Cell cell, String reason) {}
}
