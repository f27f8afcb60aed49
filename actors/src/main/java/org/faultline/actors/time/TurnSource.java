package org.faultline.actors.time;

/** Who runs, and for how many references, where a recorded mix decides it. */
public interface TurnSource {
  /** Goes to the next turn; false at the end. */
  boolean next();

  /** The process of the turn. */
  int process();

  /** Its references. */
  long references();
}
