package org.faultline.lab.verification.theory;

import java.util.List;
import org.faultline.lab.results.theory.Belady;
import org.faultline.lab.results.theory.LoopForms;

/** A7: pages in turn, more than there are frames. */
final class Loops {
  private static final int PAGES = 100;
  private static final int FRAMES = 75;
  private static final int ROUNDS = 200;

  private Loops() {}

  static Proof loop() {
    return Proof.of("A7", "Loop of 100 pages in 75 frames", "textbook; closed forms", Loops::prove);
  }

  private static void prove(ProofComparisons results, TextbookMachine machine, Effort effort) {
    int[] string = new int[PAGES * ROUNDS];
    for (int i = 0; i < string.length; i++) {
      string[i] = i % PAGES;
    }
    for (String policy : List.of("lru", "fifo", "clock")) {
      results.near(policy + " miss ratio", 1, ratio(machine.faults(string, policy, FRAMES)), 0);
    }
    // All of the first round faults, the others as in the long run.
    double opt = (1 + (ROUNDS - 1) * LoopForms.opt(PAGES, FRAMES)) / ROUNDS;
    results.near(
        "fewest misses by count, 200 rounds",
        opt,
        ratio(Belady.fewestFaults(string, FRAMES)),
        1e-4);
    measure(results, machine, string, "opt", opt, 1e-4);
    // 200 rounds are not the long run: 0.4605 there, as independent programs measured.
    measure(results, machine, string, "random", 0.4605, 0.02);
    results.near(
        "random miss ratio in the long run, by formula",
        0.450,
        LoopForms.random(PAGES, FRAMES),
        5e-4);
  }

  private static void measure(
      ProofComparisons results,
      TextbookMachine machine,
      int[] string,
      String policy,
      double expected,
      double tolerance) {
    String what = policy + " miss ratio over 200 rounds";
    if (machine.has(policy)) {
      results.near(what, expected, ratio(machine.faults(string, policy, FRAMES)), tolerance);
    } else {
      results.unavailable(what, expected, tolerance);
    }
  }

  private static double ratio(long faults) {
    return (double) faults / (PAGES * ROUNDS);
  }
}
