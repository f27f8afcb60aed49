package org.faultline.lab.verification.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.faultline.lab.verification.replay.PreparedTrace;
import org.faultline.lab.verification.replay.ReplayCounts;
import org.faultline.lab.verification.replay.TraceReplayer;
import org.faultline.memory.address.PageReference;
import org.faultline.workload.config.Home;
import org.faultline.workload.trace.TraceFile;
import org.faultline.workload.trace.TraceReader;

/**
 * References a second of a recorded program that leases its frames, decoding of the packed trace
 * included, where few references miss and where many do. The limit decodes the same trace and reads
 * a byte for each page.
 */
final class RecordedReferences implements AutoCloseable {
  /** The policies that are measured. */
  static final List<String> POLICIES = List.of("lru", "clock", "arc", "sieve");

  private static final double RARE_TARGET = 150_000_000;
  private static final double OFTEN_TARGET = 20_000_000;
  private static final double NANOS_PER_SECOND = 1e9;

  private final PreparedTrace trace;
  private final TraceReplayer replayer = new TraceReplayer();

  RecordedReferences() {
    Path file = Home.find().root().resolve("config/traces/gzip.flt");
    try {
      trace = new PreparedTrace(file, TraceFile.of(file).summarize());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Frames with which fewer than one reference in a thousand misses, or about one in ten. */
  private long frames(boolean rare) {
    return rare ? trace.summary().distinctPages() * 3 / 4 : 3;
  }

  double missRatio(String policy, boolean rare) {
    return replayer.play(trace, policy, frames(rare)).missRatio();
  }

  double perSecond(String policy, boolean rare) {
    long startNanos = System.nanoTime();
    ReplayCounts counts = replayer.play(trace, policy, frames(rare));
    return counts.references() * NANOS_PER_SECOND / (System.nanoTime() - startNanos);
  }

  double limitPerSecond() {
    long startNanos = System.nanoTime();
    long references = 0;
    byte[] seen = new byte[1 << 12];
    long sum = 0;
    long[] block = new long[1 << 14];
    try (TraceReader reader = TraceFile.of(trace.file()).open()) {
      for (int n; (n = reader.read(block, null)) > 0; ) {
        for (int i = 0; i < n; i++) {
          sum += seen[(int) PageReference.page(block[i]) & 4095];
          references += PageReference.count(block[i]);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (sum != 0) {
      throw new IllegalStateException("nobody wrote to these bytes");
    }
    return references * NANOS_PER_SECOND / (System.nanoTime() - startNanos);
  }

  /** What was measured. */
  BenchFigure figure(String policy, boolean rare, double value, double limit) {
    double target = rare ? RARE_TARGET : OFTEN_TARGET;
    return new BenchFigure(
        "recordedReferencesPerSecond." + policy + (rare ? ".rare" : ".often"),
        "recorded references, leased, %s, %.2f %% miss"
            .formatted(policy, 100 * missRatio(policy, rare)),
        "/s",
        value,
        limit,
        limit / value,
        "at least %.0f".formatted(target),
        value >= target);
  }

  @Override
  public void close() {
    replayer.close();
  }
}
