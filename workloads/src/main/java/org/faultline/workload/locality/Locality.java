package org.faultline.workload.locality;

import java.io.IOException;
import java.util.function.LongConsumer;
import org.faultline.workload.trace.TraceException;
import org.faultline.workload.trace.TraceReader;

/** The locality of a recorded trace. */
public record Locality(MissRatioCurve missRatios, WorkingSetCurve workingSets) {
  private static final int BATCH = 1 << 14;

  /**
   * Reads all of {@code reader}.
   *
   * @param name what messages call the trace
   * @param progress told the references counted so far, now and then
   * @param windows those that the working sets must have
   * @throws TraceException where the trace is malformed or too large
   */
  public static Locality of(TraceReader reader, String name, LongConsumer progress, long... windows)
      throws IOException {
    LocalityCounter counter = new LocalityCounter(windows);
    long[] runs = new long[BATCH];
    int[] processes = new int[BATCH];
    try {
      for (int n; (n = reader.read(runs, processes)) > 0; ) {
        counter.add(runs, processes, n);
        progress.accept(counter.references());
      }
    } catch (IllegalArgumentException tooMany) {
      throw new TraceException(name + " " + tooMany.getMessage() + ".");
    }
    return new Locality(counter.missRatios(), counter.workingSets());
  }
}
