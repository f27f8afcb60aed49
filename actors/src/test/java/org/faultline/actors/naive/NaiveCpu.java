package org.faultline.actors.naive;

/** A CPU of the naive machine and who is on it. */
final class NaiveCpu {
  final int index;
  NaiveTask task;
  NaiveProcess last;
  boolean leaving;
  long time;
  long sliceEnd;

  NaiveCpu(int index) {
    this.index = index;
  }

  boolean hasTurn() {
    return task != null && (leaving || task.state == NaiveTask.State.RUNNING);
  }
}
