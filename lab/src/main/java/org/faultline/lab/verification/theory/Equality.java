package org.faultline.lab.verification.theory;

import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.ProcessResult;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.RunResult;
import org.faultline.lab.results.theory.Fairness;

/** A32: Jain's index where k of n are served equally is k/n. */
final class Equality {
  private static final String THREE_OF_FOUR =
      """
      machine { profile = teaching, cpus = 4 }
      run { until = 100 ms }
      processes {
        served { count = 3, program = [
          { VirtualAlloc { as = heap, size = 64 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
          { Touch { in = heap, pattern = uniform, references = 1000 } }
          { Wait = 1 s } ] }
        starved { program = [ { Wait = 1 s } ] } }
      """;

  private Equality() {}

  static Proof jain() {
    return Proof.of(
        "A32", "Jain's fairness index", "Jain, Chiu & Hawe, DEC-TR-301, 1984", Equality::prove);
  }

  private static void prove(ProofComparisons results, TextbookMachine machine, Effort effort) {
    for (int n : new int[] {1, 4, 10, 100}) {
      for (int k = 1; k <= n; k += Math.max(1, n / 3)) {
        double[] shares = new double[n];
        for (int i = 0; i < k; i++) {
          shares[i] = 0.1;
        }
        results.near("%d of %d".formatted(k, n), (double) k / n, Fairness.jain(shares), 1e-12);
      }
    }
    RunResult run = machine.run(THREE_OF_FOUR, RunOptions.DEFAULT, RunObserver.NONE);
    double[] made = run.processes().stream().mapToDouble(ProcessResult::windowReferences).toArray();
    results.near("3 of 4 processes of a run", 0.75, Fairness.jain(made), 1e-12);
  }
}
