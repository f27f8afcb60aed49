package org.faultline.lab.verification.theory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.faultline.actors.result.RunResult;
import org.faultline.lab.results.theory.ClosedNetwork;
import org.faultline.lab.results.theory.ClosedNetwork.Solution;
import org.faultline.lab.results.theory.Estimate;
import org.faultline.lab.results.theory.Station;
import org.faultline.lab.results.theory.UniversalScalability;
import org.faultline.memory.server.Counter;
import org.faultline.memory.server.ServiceDesk;

/** A37 and A39: programs whose faults meet at the MemoryManager, on the workload that ships. */
final class ManagerQueues {
  private static final String WORKLOAD = "contention";
  private static final double THINK_NANOS = 90_000;
  private static final double SERVICE_NANOS = 10_000;
  private static final long WARM_UP_NANOS = 100_000_000;
  private static final int[] CPUS = {1, 2, 4, 8, 16, 32};
  private static final double TOLERANCE = 0.02;
  private static final double LEAST_R_SQUARED = 0.98;

  private ManagerQueues() {}

  static List<Proof> all() {
    return List.of(
        Proof.of("A37", "Central MemoryManager", "machine repairman", ManagerQueues::central),
        Proof.of("A39", "Scalability of its models", "Gunther 1993", ManagerQueues::scalability));
  }

  private static Solution theory(int cpus) {
    return ClosedNetwork.of(
            Station.delay("computing", THINK_NANOS), Station.queue("manager", SERVICE_NANOS))
        .solve(cpus);
  }

  private static void central(ProofComparisons results, TextbookMachine machine, Effort effort) {
    for (int cpus : CPUS) {
      Solution expected = theory(cpus);
      double requests = 0;
      double sojourns = 0;
      double nanos = 0;
      for (long seed = 1; seed <= effort.seeds(); seed++) {
        RunResult result = run(machine, "central", cpus, seed, effort.references() / 8.0);
        ServiceDesk.Load load = result.manager().desk().load();
        requests += load.requests();
        sojourns += load.sojournNanos();
        nanos += result.windowNanos();
      }
      results.within(
          "throughput * service, %d CPUs".formatted(cpus),
          expected.utilisation("manager"),
          requests * SERVICE_NANOS / nanos,
          TOLERANCE);
      results.within(
          "response / service, %d CPUs".formatted(cpus),
          expected.residence("manager") / SERVICE_NANOS,
          sojourns / requests / SERVICE_NANOS,
          TOLERANCE);
    }
  }

  private static void scalability(
      ProofComparisons results, TextbookMachine machine, Effort effort) {
    double central = sigma(results, machine, effort, "central");
    results.atMost("sigma, sharded", central, sigma(results, machine, effort, "sharded"));
    results.atMost("sigma, per-cpu", central, sigma(results, machine, effort, "per-cpu"));
  }

  /** Fits Gunther's law to the throughputs, and gives the share of a job that is serial. */
  private static double sigma(
      ProofComparisons results, TextbookMachine machine, Effort effort, String model) {
    double[] numbers = Arrays.stream(CPUS).asDoubleStream().toArray();
    double[] throughputs = new double[CPUS.length];
    for (int i = 0; i < CPUS.length; i++) {
      int cpus = CPUS[i];
      throughputs[i] =
          QueueingRuns.mean(
              effort,
              seed -> run(machine, model, cpus, seed, effort.references() / 20.0),
              result -> result.window(Counter.PAGE_FAULTS) * 1e9 / result.windowNanos());
    }
    UniversalScalability.Fit fit = UniversalScalability.fit(numbers, throughputs);
    if (model.equals("central")) {
      int measured = highest(throughputs);
      int fitted = highest(Arrays.stream(numbers).map(fit.law()::at).toArray());
      results.near(
          "central: steps between the fitted peak and the measured", 0, fitted - measured, 1);
    }
    results.atLeast(
        String.format(
            Locale.ROOT,
            "%s: R2 with sigma %s, kappa %s",
            model,
            interval(fit.sigma(), 3),
            interval(fit.kappa(), 5)),
        LEAST_R_SQUARED,
        fit.rSquared());
    return fit.sigma().value();
  }

  private static int highest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  private static String interval(Estimate estimate, int places) {
    String number = "%." + places + "f";
    return String.format(
        Locale.ROOT,
        number + " (" + number + " to " + number + ")",
        estimate.value(),
        estimate.low(),
        estimate.high());
  }

  /** A run of about so many faults. */
  private static RunResult run(
      TextbookMachine machine, String model, int cpus, long seed, double faults) {
    double perSecond = 1e9 * theory(cpus).throughput();
    return machine.shipped(
        WORKLOAD,
        seed,
        "machine.manager.model = " + model,
        "machine.cpus = " + cpus,
        "run.until = %d ns".formatted(WARM_UP_NANOS + Math.round(1e9 * faults / perSecond)));
  }
}
