package org.faultline.lab.verification.theory;

import java.util.Arrays;
import java.util.Objects;
import org.HdrHistogram.Histogram;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.RunResult;
import org.faultline.lab.results.tally.ThinkTimes;

/**
 * A34: percentiles against an exact sort, and the correction for coordinated omission against open
 * arrivals at a server that stalls for a second.
 */
final class LatencyTails {
  private static final double[] PERCENTILES = {50, 90, 99, 99.9};
  private static final int SAMPLES = 200_000;
  private static final double RELATIVE_ERROR = 0.001;

  /** A call each 10 ms, for which the server takes 1 ms, until it stalls once for 1 s. */
  private static final String STALL =
      """
      seed = 34
      machine { profile = teaching, cpus = 2 }
      run { until = 20 s }
      processes {
        client { program = [ { Serve { request = call, %s, do = [ { ManagerCall { service = 1 ms } } ] } } ] }
        stall { program = [ { Wait = 5 s }, { ManagerCall { service = 1 s } } ] } }
      """;

  private LatencyTails() {}

  static Proof percentiles() {
    return Proof.of(
        "A34",
        "Percentiles and coordinated omission",
        "HdrHistogram; Tene, How NOT to measure latency",
        LatencyTails::prove);
  }

  private static void prove(ProofComparisons results, TextbookMachine machine, Effort effort) {
    sorted(results);
    RunResult open = run(machine, "arrivals = every(10 ms)");
    RunResult closed = run(machine, "think = 9 ms");
    Histogram corrected =
        Objects.requireNonNull(
            ThinkTimes.corrected(closed.processes().get(0), "call"), "the calls of a closed loop");
    double stalled = QueueingRuns.latencies(open).getValueAtPercentile(99);
    results.near("stalled server, p99 corrected", stalled, p99(corrected), 0.03 * stalled);
    results.atMost(
        "stalled server, p99 not corrected", stalled / 100, p99(QueueingRuns.latencies(closed)));
    results.near(
        "stalled server, requests corrected",
        (double) QueueingRuns.latencies(open).getTotalCount(),
        (double) corrected.getTotalCount(),
        20);
  }

  private static double p99(Histogram times) {
    return times.getValueAtPercentile(99);
  }

  private static RunResult run(TextbookMachine machine, String when) {
    return machine.run(STALL.formatted(when), RunOptions.DEFAULT, RunObserver.NONE);
  }

  /** Times that spread over six powers of ten. */
  private static void sorted(ProofComparisons results) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(34L);
    Histogram histogram = new Histogram(3);
    long[] exact = new long[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      exact[i] = (long) StrictMath.pow(10, 2 + 6 * random.nextDouble());
      histogram.recordValue(exact[i]);
    }
    Arrays.sort(exact);
    for (double percentile : PERCENTILES) {
      int rank = (int) Math.ceil(percentile / 100 * SAMPLES);
      double value = exact[rank - 1];
      results.near(
          "p" + percentile + " of an exact sort",
          value,
          (double) histogram.getValueAtPercentile(percentile),
          RELATIVE_ERROR * value);
    }
  }
}
