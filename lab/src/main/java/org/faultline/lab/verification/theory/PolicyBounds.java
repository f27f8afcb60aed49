package org.faultline.lab.verification.theory;

import java.util.List;
import org.faultline.lab.results.theory.Belady;

/** A5 and A6: no policy faults less than OPT, and LRU and FIFO not much more. */
final class PolicyBounds {
  /** Policies that bring in a page only when it is referenced and give one up only for another. */
  static final String[] DEMAND = {
    "fifo",
    "lru",
    "clock",
    "clock-clear",
    "random",
    "mru",
    "nru",
    "second-chance",
    "aging",
    "ageing",
    "lfu",
    "perfect-lfu",
    "opt",
    "2q",
    "arc",
    "car",
    "clock-pro",
    "lirs",
    "sieve",
    "s3-fifo",
    "mglru"
  };

  private static final int MOST_FRAMES = 8;

  private PolicyBounds() {}

  static List<Proof> all() {
    return List.of(
        Proof.of("A5", "OPT is the lower bound", "Belady 1966", PolicyBounds::lower),
        Proof.of("A6", "Competitive bound", "Sleator, Tarjan 1985", PolicyBounds::competitive));
  }

  private static void lower(ProofComparisons results, TextbookMachine machine, Effort effort) {
    for (String policy : machine.installedOf(DEMAND)) {
      long cases = 0;
      long broken = 0;
      for (long seed = 1; seed <= effort.strings(); seed++) {
        int[] string = Strings.random(100 + seed);
        for (int frames = 1; frames <= MOST_FRAMES; frames++) {
          long faults = machine.faults(string, policy, frames);
          long fewest = Belady.fewestFaults(string, frames);
          cases++;
          boolean holds = policy.equals("opt") ? faults == fewest : faults >= fewest;
          broken += holds ? 0 : 1;
        }
      }
      String relation = policy.equals("opt") ? "equal to the fewest" : "at least the fewest";
      results.holds("%s faults %s".formatted(policy, relation), cases, broken);
    }
    if (!machine.has("opt")) {
      results.unavailable("opt faults equal to the fewest", 0, 0);
    }
  }

  private static void competitive(
      ProofComparisons results, TextbookMachine machine, Effort effort) {
    for (String policy : List.of("lru", "fifo")) {
      long cases = 0;
      long broken = 0;
      for (long seed = 1; seed <= effort.strings(); seed++) {
        int[] string = Strings.random(200 + seed);
        for (int k = 1; k <= MOST_FRAMES; k++) {
          long faults = machine.faults(string, policy, k);
          for (int h = 1; h <= k; h++) {
            double bound = (double) k / (k - h + 1) * Belady.fewestFaults(string, h) + h;
            cases++;
            broken += faults <= bound + 1e-9 ? 0 : 1;
          }
        }
      }
      results.holds("%s(k) <= k/(k-h+1) OPT(h) + h".formatted(policy), cases, broken);
    }
  }
}
