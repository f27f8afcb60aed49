package org.faultline.lab.verification.theory;

import org.HdrHistogram.Histogram;

/** A28: a disk at half load, asked at random. */
final class DiskResponses {
  private static final String WORKLOAD = "config/verify/disk-queue.conf";
  private static final double MILLI = 1e6;
  private static final double SERVICE_MILLIS = 10;
  private static final double LOAD = 0.5;

  private DiskResponses() {}

  static Proof disk() {
    return Proof.of("A28", "Disk response", "Pollaczek, Khinchine 1930-32", DiskResponses::prove);
  }

  private static void prove(ProofComparisons results, TextbookMachine machine, Effort effort) {
    Histogram drawn = responses(machine, effort, "exponential(10 ms)");
    // The response of M/M/1 is exponential.
    double mean = SERVICE_MILLIS / (1 - LOAD);
    results.within("M/M/1, mean response, ms", mean, drawn.getMean() / MILLI, 0.02);
    results.within("M/M/1, median, ms", mean * StrictMath.log(2), quantile(drawn, 50), 0.02);
    results.within(
        "M/M/1, 99th percentile, ms", mean * StrictMath.log(100), quantile(drawn, 99), 0.05);
    Histogram fixed = responses(machine, effort, "10 ms");
    double half = SERVICE_MILLIS * (1 + LOAD / (2 * (1 - LOAD)));
    results.within("M/D/1, mean response, ms", half, fixed.getMean() / MILLI, 0.02);
  }

  private static double quantile(Histogram histogram, double percent) {
    return histogram.getValueAtPercentile(percent) / MILLI;
  }

  private static Histogram responses(TextbookMachine machine, Effort effort, String service) {
    Histogram all = new Histogram(3);
    for (long seed = 1; seed <= effort.seeds(); seed++) {
      all.add(
          QueueingRuns.latencies(
              machine.shipped(
                  WORKLOAD,
                  seed,
                  "machine.devices.disk.service = " + service,
                  "run.until = %d s".formatted(20 + effort.references() / 50))));
    }
    return all;
  }
}
