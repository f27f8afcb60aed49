package org.faultline.lab.results.tally;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.faultline.actors.result.ProcessResult;
import org.faultline.workload.program.Repeat;
import org.faultline.workload.program.Serve;
import org.faultline.workload.program.Step;
import org.jspecify.annotations.Nullable;

/**
 * Corrects latencies of closed loops for coordinated omission: a client that waits for an answer
 * sends nothing meanwhile, so that a stalled server is asked little and its stall hardly shows.
 *
 * <p>The correction adds the requests that would have come, one each mean time to think plus median
 * latency (Tene's method, as HdrHistogram has it). Open arrivals need none: latency counts from the
 * arrival.
 */
public final class ThinkTimes {
  /** Requests added for one that was made; with more the correction would be a guess. */
  private static final long MOST_ADDED = 100_000;

  private ThinkTimes() {}

  /** The corrected latencies of these requests of a process; absent where there are none. */
  public static @Nullable Histogram corrected(ProcessResult process, String request) {
    Histogram times = process.report().latencies().get(request);
    Long think = of(process.report().identity().group().program()).get(request);
    if (times == null || times.getTotalCount() == 0 || think == null) {
      return null;
    }
    long interval = think + times.getValueAtPercentile(50);
    return interval <= 0 || times.getMaxValue() / interval > MOST_ADDED
        ? null
        : times.copyCorrectedForCoordinatedOmission(interval);
  }

  /** The mean time to think of each kind of request, in nanoseconds; that is more than 0. */
  static Map<String, Long> of(List<Step> program) {
    Map<String, Long> times = new HashMap<>();
    collect(program, times);
    return times;
  }

  private static void collect(List<Step> program, Map<String, Long> times) {
    for (Step step : program) {
      if (step instanceof Repeat repeat) {
        collect(repeat.steps(), times);
      } else if (step instanceof Serve serve) {
        collect(serve.steps(), times);
        long mean = Math.round(serve.interval().meanNanos());
        if (!serve.open() && mean > 0) {
          times.putIfAbsent(serve.request(), mean);
        }
      }
    }
  }
}
