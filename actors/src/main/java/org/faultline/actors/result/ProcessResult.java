package org.faultline.actors.result;

import org.faultline.actors.process.ProcessReport;
import org.faultline.actors.time.TimeBucket;
import org.faultline.memory.server.Counter;

/**
 * One process at the end of a run. Counters and times are given over its whole life and for the
 * measured window alone.
 *
 * @param report its own count
 * @param failure why it failed, in a sentence; null where it did not
 * @param ended whether it was gone before the run ended
 * @param startedAtNanos when it appeared; -1 where it never did
 * @param counters by {@link Counter}
 * @param times by {@link TimeBucket}, in nanoseconds
 * @param windowTimes the same of the measured window, what it waits for at its edges included
 * @param references that the Scheduler was told of
 */
public record ProcessResult(
    ProcessReport report,
    String failure,
    int exitCode,
    boolean ended,
    long startedAtNanos,
    long accountedUntilNanos,
    long[] counters,
    long[] windowCounters,
    long[] times,
    long[] windowTimes,
    long references,
    long windowReferences,
    int residentPages,
    int peakResidentPages,
    long committedPages) {

  /** A counter over the measured window. */
  public long window(Counter counter) {
    return windowCounters[counter.ordinal()];
  }

  /** A counter over the whole life. */
  public long total(Counter counter) {
    return counters[counter.ordinal()];
  }

  /** Nanoseconds of the measured window that it spent so. */
  public long window(TimeBucket bucket) {
    return windowTimes[bucket.ordinal()];
  }
}
