package org.faultline.actors.naive;

/** What the scheduler knows of a process. */
final class NaiveTask {
  /** What it is doing. */
  enum State {
    UNBORN,
    READY,
    RUNNING,
    SERVED,
    AWAY,
    GONE
  }

  final NaiveProcess process;
  State state = State.UNBORN;
  long busyUntil;
  long sliceLeft;
  boolean fresh;

  NaiveTask(NaiveProcess process) {
    this.process = process;
  }
}
