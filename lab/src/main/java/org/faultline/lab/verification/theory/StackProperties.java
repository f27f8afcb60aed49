package org.faultline.lab.verification.theory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.faultline.lab.results.theory.Belady;
import org.faultline.workload.locality.LocalityCounter;
import org.faultline.workload.locality.MissRatioCurve;

/** A4: inclusion, and the faults that follow from stack distances. */
final class StackProperties {
  private static final int MOST_FRAMES = 8;

  private StackProperties() {}

  static Proof inclusion() {
    return Proof.of("A4", "Inclusion", "Mattson et al. 1970", StackProperties::prove);
  }

  private static void prove(ProofComparisons results, TextbookMachine machine, Effort effort) {
    long cases = 0;
    long broken = 0;
    for (long seed = 1; seed <= effort.strings(); seed++) {
      int[] string = Strings.random(seed);
      LocalityCounter counter = new LocalityCounter();
      counter.add(Strings.packed(string), null, string.length);
      MissRatioCurve curve = counter.missRatios();
      for (int frames = 1; frames <= curve.distinctPages(); frames++) {
        cases++;
        broken += machine.faults(string, "lru", frames) == curve.faults(frames) ? 0 : 1;
      }
    }
    results.holds("LRU faults = first touches + references beyond", cases, broken);
    for (String policy : List.of("lru", "mru", "opt", "perfect-lfu")) {
      String what = "%s: pages with C frames are among those with C + 1".formatted(policy);
      if (machine.has(policy)) {
        Violations found = search(machine, policy, effort.strings());
        results.holds(what, found.cases(), found.broken());
      } else {
        results.unavailable(what, 0, 0);
      }
    }
    for (String policy : List.of("fifo", "clock")) {
      Violations found = search(machine, policy, effort.strings());
      results.breaks("%s keeps no inclusion".formatted(policy), found.cases(), found.broken());
    }
  }

  private record Violations(long cases, long broken) {}

  /** Compares what is in memory after each reference, string by string, size by size. */
  private static Violations search(TextbookMachine machine, String policy, int strings) {
    long cases = 0;
    long broken = 0;
    for (long seed = 1; seed <= strings; seed++) {
      int[] string = Strings.random(seed);
      List<Set<Integer>> smaller = residents(machine, policy, string, 1);
      for (int frames = 2; frames <= MOST_FRAMES; frames++) {
        List<Set<Integer>> larger = residents(machine, policy, string, frames);
        for (int i = 0; i < string.length; i++) {
          cases++;
          broken += larger.get(i).containsAll(smaller.get(i)) ? 0 : 1;
        }
        smaller = larger;
      }
    }
    return new Violations(cases, broken);
  }

  private static List<Set<Integer>> residents(
      TextbookMachine machine, String policy, int[] string, int frames) {
    // OPT may choose freely among pages that are never used again, so these do not count.
    boolean ahead = policy.equals("opt");
    int[] next = Belady.nextUses(string);
    List<Set<Integer>> sets = new ArrayList<>();
    Set<Integer> over = new HashSet<>();
    machine.residents(
        string,
        policy,
        frames,
        (i, pages) -> {
          if (next[i] == string.length) {
            over.add(string[i]);
          }
          Set<Integer> copy = new HashSet<>(pages);
          if (ahead) {
            copy.removeAll(over);
          }
          sets.add(copy);
        });
    return sets;
  }
}
