package org.faultline.actors.naive;

/** The kinds of queue entries, in the order in which those of the same time are taken. */
enum NaiveKind {
  READS,
  WRITES,
  GROWN,
  TIMER,
  STOP,
  PASS,
  PERIOD,
  WRITER,
  RETRY,
  END
}
