package org.faultline.lab.verification.theory;

import java.util.List;
import org.faultline.lab.results.theory.Multiprogramming;

/** A20 and A21: programs that alternate between one CPU and one pagefile. */
final class PagingQueues {
  private static final String WORKLOAD = "config/verify/paging-queue.conf";
  private static final double LIFETIME = 1000;

  private PagingQueues() {}

  static List<Proof> all() {
    return List.of(
        Proof.of("A20", "Duty factor", "Denning 1968", PagingQueues::dutyFactor),
        Proof.of("A21", "CPU and pagefile", "birth-death chain", PagingQueues::twoStations));
  }

  private static void dutyFactor(ProofComparisons results, TextbookMachine machine, Effort effort) {
    for (int transfer = 1; transfer <= 10_000; transfer *= 10) {
      double expected = Multiprogramming.dutyFactor(1 / LIFETIME, transfer);
      // As many faults whatever the transfer takes.
      double seconds = faults(effort) * (LIFETIME + transfer) / 1e6;
      String service = "machine.pagefile.device.service = %d us".formatted(transfer);
      double measured = utilisation(machine, effort, 1, service, seconds);
      results.within(
          "CPU utilisation, T = %d references".formatted(transfer), expected, measured, 0.01);
    }
  }

  private static void twoStations(
      ProofComparisons results, TextbookMachine machine, Effort effort) {
    for (int percent : new int[] {50, 100, 200}) {
      for (int programs : new int[] {1, 2, 4, 8}) {
        double ratio = percent / 100.0;
        double expected = Multiprogramming.cpuUtilisation(1, ratio, programs);
        double seconds = faults(effort) * Math.max(1, ratio) * 1.2 / 1e3;
        String service =
            "machine.pagefile.device.service = exponential(%d us)".formatted(10 * percent);
        double measured = utilisation(machine, effort, programs, service, seconds);
        results.within(
            "CPU utilisation, S = %s L, N = %d".formatted(ratio, programs),
            expected,
            measured,
            0.01);
      }
    }
  }

  private static double faults(Effort effort) {
    return effort.references() / 6.0;
  }

  private static double utilisation(
      TextbookMachine machine, Effort effort, int programs, String service, double seconds) {
    String count = "processes.program.count = " + programs;
    String until = "run.until = %d ms".formatted(2000 + Math.round(1000 * seconds));
    return QueueingRuns.mean(
        effort,
        seed -> machine.shipped(WORKLOAD, seed, count, service, until),
        QueueingRuns::computing);
  }
}
