package org.faultline.lab.verification.theory;

import java.util.List;
import org.faultline.actors.result.RunResult;
import org.faultline.lab.results.theory.ThrashModel;

/** A22 and A23: a central server that thrashes, on the workload that ships. */
final class ThrashingHump {
  private static final String WORKLOAD = "lifetime";
  private static final ThrashModel MODEL = new ThrashModel(1024, 2, 2, 10_000, 1);

  /** The unit of the model, one job's need for the CPU, in the workload: 10 ms. */
  private static final double UNITS_PER_SECOND = 100;

  /** In units of the model; the exact solution for 1,024 frames as it was published. */
  private record Point(int jobs, double throughput) {}

  private static final List<Point> POINTS =
      List.of(
          new Point(1, 0.4988),
          new Point(2, 0.6645),
          new Point(4, 0.7966),
          new Point(8, 0.8832),
          new Point(10, 0.9009),
          new Point(11, 0.9061),
          new Point(12, 0.9083),
          new Point(13, 0.9054),
          new Point(14, 0.8918),
          new Point(15, 0.8579),
          new Point(16, 0.7975),
          new Point(20, 0.5243),
          new Point(24, 0.3641),
          new Point(32, 0.2048),
          new Point(40, 0.1311));

  private static final double TOLERANCE = 0.02;
  private static final double TOLERANCE_BEYOND_KNEE = 0.03;
  private static final int KNEE = 15;

  /** That of the workload. */
  private static final long WARM_UP_SECONDS = 30;

  private ThrashingHump() {}

  static List<Proof> all() {
    return List.of(
        Proof.of("A22", "The hump of thrashing", "Denning et al. 1976", ThrashingHump::hump),
        Proof.of("A23", "Bottleneck in collapse", "Denning, Buzen 1978", ThrashingHump::collapse));
  }

  private static void hump(ProofComparisons results, TextbookMachine machine, Effort effort) {
    for (Point point : POINTS) {
      results.near(
          "exact throughput, N = " + point.jobs(),
          point.throughput(),
          MODEL.throughput(point.jobs()),
          6e-5);
      results.within(
          "throughput, N = " + point.jobs(),
          point.throughput(),
          measured(machine, effort, point.jobs()),
          point.jobs() < KNEE ? TOLERANCE : TOLERANCE_BEYOND_KNEE);
    }
    results.equal("the peak by theory", 12, MODEL.peak(40));
  }

  /** Once the pagefile is saturated it alone decides: X = L(M / N) / S. */
  private static void collapse(ProofComparisons results, TextbookMachine machine, Effort effort) {
    double expected = MODEL.lifetime(MODEL.frames() / 20) / MODEL.transfer();
    results.within(
        "CPU utilisation, N = 20",
        expected,
        QueueingRuns.mean(effort, seed -> run(machine, effort, 20, seed), QueueingRuns::computing),
        0.01);
  }

  private static RunResult run(TextbookMachine machine, Effort effort, int jobs, long seed) {
    long window = Math.max(10, effort.references() / 500);
    return machine.shipped(
        WORKLOAD,
        seed,
        "processes.job.count = " + jobs,
        "run.until = %d s".formatted(WARM_UP_SECONDS + window));
  }

  private static double measured(TextbookMachine machine, Effort effort, int jobs) {
    return QueueingRuns.mean(
            effort, seed -> run(machine, effort, jobs, seed), QueueingRuns::requestsPerSecond)
        / UNITS_PER_SECOND;
  }
}
