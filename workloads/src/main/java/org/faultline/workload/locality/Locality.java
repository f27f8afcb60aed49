package org.faultline.workload.locality;

import java.io.IOException;
import java.util.function.LongConsumer;
import org.faultline.workload.trace.TraceException;
import org.faultline.workload.trace.TraceFile;
import org.faultline.workload.trace.TraceReader;
import org.jspecify.annotations.Nullable;

/**
 * The locality of a recorded trace.
 *
 * @param processes how many referenced a page
 */
public record Locality(int processes, MissRatioCurve missRatios, WorkingSetCurve workingSets) {
  private static final int BATCH = 1 << 14;

  /** Takes runs as they are read. */
  private interface Consumer {
    void add(long[] runs, int @Nullable [] processes, int n);
  }

  /**
   * Counts all of {@code trace} exactly.
   *
   * @param progress told the references counted so far, now and then
   * @param windows those that the working sets must have
   * @throws TraceException where the trace is malformed or too large
   */
  public static Locality of(TraceFile trace, LongConsumer progress, long... windows)
      throws IOException {
    LocalityCounter counter = new LocalityCounter(windows);
    read(
        trace,
        (runs, processes, n) -> {
          counter.add(runs, processes, n);
          progress.accept(counter.references());
        });
    return new Locality(counter.processes(), counter.missRatios(), counter.workingSets());
  }

  /**
   * Estimates the miss ratios of {@code trace} from a sample, reading it twice.
   *
   * @param rate the share of the pages in the sample, more than 0, at most 1
   * @param seed chooses one of many samples
   * @throws TraceException where the trace is malformed or too large
   */
  public static SampledCurve sampled(TraceFile trace, double rate, long seed) throws IOException {
    HotPages hot = new HotPages();
    read(trace, hot::add);
    ShardsCounter counter = new ShardsCounter(rate, seed, hot);
    read(trace, counter::add);
    return counter.curve();
  }

  private static void read(TraceFile trace, Consumer consumer) throws IOException {
    long[] runs = new long[BATCH];
    int[] processes = new int[BATCH];
    try (TraceReader reader = trace.open()) {
      for (int n; (n = reader.read(runs, processes)) > 0; ) {
        consumer.add(runs, processes, n);
      }
    } catch (IllegalArgumentException tooMany) {
      throw new TraceException(trace.path() + " " + tooMany.getMessage() + ".");
    }
  }
}
