package org.faultline.memory.server;

import org.faultline.memory.frames.ResidencyListener;

/** What the Pager knows of frames, and how it chooses among them. */
public interface PagerBook extends ResidencyListener {
  /** The frames to take, in order; none where there is none. */
  PagerChoice choose(PagerQuestion question);

  /** The process keeps so many pages from now on; of no interest where no minimum is kept. */
  default void minimum(int process, int pages) {}

  /** The pages of this process are not taken while others have any; 0 for nobody's. */
  void token(int process);

  /** How often it has consumed touches: what was reported before must be reported again. */
  long epoch();
}
