package org.faultline.lab.verification.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.faultline.workload.config.Home;
import org.faultline.workload.locality.Locality;
import org.faultline.workload.trace.TraceFile;
import org.faultline.workload.trace.TraceReader;

/**
 * Measures how fast the curves of {@code faultline mrc} are counted; its limit is decoding alone.
 */
public final class LocalityBench {
  private static final double TARGET = 10_000_000;
  private static final double NANOS_PER_SECOND = 1e9;

  private LocalityBench() {}

  /** The figure of a packed recording, decoding included. */
  public static BenchFigure measure(int repetitions) {
    Path file = Home.find().root().resolve("config/traces/awk.flt");
    double[] values = new double[repetitions];
    double[] limits = new double[repetitions];
    for (int i = -1; i < repetitions; i++) {
      double value = rate(file, trace -> Locality.of(trace, counted -> {}));
      double limit = rate(file, LocalityBench::decode);
      if (i >= 0) {
        values[i] = value;
        limits[i] = limit;
      }
    }
    Arrays.sort(values);
    Arrays.sort(limits);
    double value = values[repetitions / 2];
    double limit = limits[repetitions / 2];
    return new BenchFigure(
        "missRatioCurveReferencesPerSecond",
        "references counted for exact curves, packed recording",
        "/s",
        value,
        limit,
        limit / value,
        "at least 10 million",
        value >= TARGET);
  }

  /** Does something with a whole trace. */
  private interface Work {
    void with(TraceFile trace) throws IOException;
  }

  private static double rate(Path file, Work work) {
    try {
      TraceFile trace = TraceFile.of(file);
      long startNanos = System.nanoTime();
      work.with(trace);
      return trace.summarize().references() * NANOS_PER_SECOND / (System.nanoTime() - startNanos);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void decode(TraceFile trace) throws IOException {
    long[] runs = new long[1 << 14];
    try (TraceReader reader = trace.open()) {
      while (reader.read(runs, null) > 0) {
        // Decoding is all that is measured.
      }
    }
  }
}
