package org.faultline.workload.trace;

import java.io.IOException;

/**
 * Who runs in a recorded mix, and for how many references, in order. Neighbouring turns are of
 * different processes. May block on the file; holds a bounded part of the schedule.
 */
public interface MixSchedule extends AutoCloseable {
  /**
   * Goes to the next turn, the first at the first call.
   *
   * @return false at the end
   * @throws TraceException where the file is malformed, truncated or damaged
   */
  boolean advance() throws IOException;

  /** The id of the process whose turn it is. */
  int process();

  /** How many references it makes in this turn, at least 1. */
  long references();

  @Override
  void close() throws IOException;
}
