package org.faultline.lab.verification.theory;

import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.faultline.actors.result.ProcessResult;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.time.TimeBucket;

/** What queueing theory speaks of, read off runs. */
final class QueueingRuns {
  private static final double SECOND = 1e9;

  private QueueingRuns() {}

  /** The mean of a measure over the seeds of an effort. */
  static double mean(
      Effort effort, LongFunction<RunResult> run, ToDoubleFunction<RunResult> measure) {
    return LongStream.rangeClosed(1, effort.seeds())
        .mapToObj(run)
        .mapToDouble(measure)
        .average()
        .orElseThrow();
  }

  /** The share of the window in which one CPU computes. */
  static double computing(RunResult result) {
    return (double) result.window(TimeBucket.COMPUTING) / result.windowNanos();
  }

  /** Requests finished in a second of the window. */
  static double requestsPerSecond(RunResult result) {
    return latencies(result).getTotalCount() * SECOND / result.windowNanos();
  }

  /** The latencies of all requests that ended in the window, in nanoseconds. */
  static Histogram latencies(RunResult result) {
    Histogram all = new Histogram(3);
    for (ProcessResult process : result.processes()) {
      process.report().latencies().values().forEach(all::add);
    }
    return all;
  }
}
