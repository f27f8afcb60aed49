package org.faultline.lab.verification.theory;

import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.lab.results.theory.HitRatioApproximations;
import org.faultline.lab.results.theory.KingHitRatio;
import org.faultline.lab.results.theory.Popularity;

/** A8 to A12: hit ratios where each reference is drawn anew. */
final class IndependentReferences {
  private static final Popularity THREE = Popularity.of(0.5, 0.3, 0.2);

  /** Zipf's law over pages, with frames; CLOCK's ratio as independent programs measured it. */
  private record Case(int pages, double exponent, int frames, double clock, double tolerance) {
    Popularity popularity() {
      return Popularity.zipf(pages, exponent);
    }

    String name(String policy) {
      return String.format(
          Locale.ROOT, "%s, Zipf(%s) over %d, %d frames", policy, exponent, pages, frames);
    }
  }

  private static final List<Case> CASES =
      List.of(
          new Case(1000, 0.8, 100, 0.3647, 0.003),
          new Case(1000, 1.0, 100, 0.5626, 0.003),
          new Case(10_000, 0.99, 1000, 0.6543, 0.003),
          new Case(1000, 1.0, 10, 0.1950, 0.005));

  private IndependentReferences() {}

  static List<Proof> all() {
    return List.of(
        Proof.of("A8", "Uniform references", "symmetry", IndependentReferences::uniform),
        Proof.of("A9", "Exact hit ratios", "King 1971", IndependentReferences::king),
        Proof.of(
            "A10",
            "Characteristic time of LRU",
            "Fagin 1977; Che, Tung, Wang 2002",
            IndependentReferences::lru),
        Proof.of(
            "A11",
            "FIFO and RANDOM",
            "Gelenbe 1973; Tsukada et al. 2012",
            IndependentReferences::fifo),
        Proof.of("A12", "Bound and order", "IRM", IndependentReferences::order));
  }

  private static void uniform(ProofComparisons results, TextbookMachine machine, Effort effort) {
    for (String policy : PolicyBounds.DEMAND) {
      if (!policy.equals("opt") && machine.has(policy)) {
        double measured =
            mean(
                effort,
                seed -> machine.hitRatio(policy, 250, 1000, "uniform", seed, effort.references()));
        results.near(policy + " hit ratio, 250 of 1000 pages", 0.250, measured, 0.003);
      }
    }
    missing(results, machine, "random", "hit ratio, 250 of 1000 pages", 0.250, 0.003);
  }

  private static void king(ProofComparisons results, TextbookMachine machine, Effort effort) {
    for (int frames = 1; frames <= 2; frames++) {
      three(results, machine, effort, "lru", frames, KingHitRatio.lru(THREE, frames));
      three(results, machine, effort, "fifo", frames, KingHitRatio.fifo(THREE, frames));
      three(results, machine, effort, "random", frames, KingHitRatio.fifo(THREE, frames));
    }
    Popularity six = Popularity.zipf(6, 1);
    for (int frames = 2; frames <= 3; frames++) {
      zipf(
          results,
          machine,
          effort,
          "lru",
          new Case(6, 1, frames, 0, 0.002),
          KingHitRatio.lru(six, frames));
      zipf(
          results,
          machine,
          effort,
          "fifo",
          new Case(6, 1, frames, 0, 0.002),
          KingHitRatio.fifo(six, frames));
    }
  }

  private static void three(
      ProofComparisons results,
      TextbookMachine machine,
      Effort effort,
      String policy,
      int frames,
      double expected) {
    String what = "%s, p = (.5, .3, .2), %d frames".formatted(policy, frames);
    if (!machine.has(policy)) {
      results.unavailable(what, expected, 0.002);
      return;
    }
    double measured =
        mean(
            effort,
            seed -> {
              int[] string = new int[(int) effort.references()];
              UniformRandomProvider random = Strings.random(seed, "three");
              for (int i = 0; i < string.length; i++) {
                double draw = random.nextDouble();
                string[i] = draw < 0.5 ? 0 : draw < 0.8 ? 1 : 2;
              }
              return 1 - (double) machine.faults(string, policy, frames) / string.length;
            });
    results.near(what, expected, measured, 0.002);
  }

  private static void lru(ProofComparisons results, TextbookMachine machine, Effort effort) {
    for (Case one : CASES) {
      double expected = HitRatioApproximations.lru(one.popularity(), one.frames());
      zipf(results, machine, effort, "lru", one, expected);
    }
  }

  private static void fifo(ProofComparisons results, TextbookMachine machine, Effort effort) {
    for (Case one : CASES) {
      double expected = HitRatioApproximations.fifo(one.popularity(), one.frames());
      zipf(results, machine, effort, "fifo", one, expected);
      zipf(results, machine, effort, "random", one, expected);
    }
  }

  private static void order(ProofComparisons results, TextbookMachine machine, Effort effort) {
    for (Case one : CASES) {
      zipf(results, machine, effort, "clock", one, one.clock());
    }
    UniformRandomProvider random = Strings.random(12, "cases");
    long cases = 0;
    long disordered = 0;
    long above = 0;
    for (int i = 0; i < effort.strings() / 2; i++) {
      int pages = 50 + random.nextInt(400);
      double exponent = (30 + random.nextInt(90)) / 100.0;
      Case one = new Case(pages, exponent, 5 + random.nextInt(pages / 2), 0, 0.005);
      double fifo = measured(machine, effort, "fifo", one);
      double clock = measured(machine, effort, "clock", one);
      double lru = measured(machine, effort, "lru", one);
      cases++;
      disordered += fifo <= clock + one.tolerance() && clock <= lru + one.tolerance() ? 0 : 1;
      double best = one.popularity().best(one.frames()) + one.tolerance();
      above += Math.max(fifo, Math.max(clock, lru)) <= best ? 0 : 1;
    }
    results.holds("FIFO <= CLOCK <= LRU (hits, +-0.005)", cases, disordered);
    results.holds("hits <= sum of the greatest probabilities (+0.005)", cases, above);
  }

  private static void zipf(
      ProofComparisons results,
      TextbookMachine machine,
      Effort effort,
      String policy,
      Case one,
      double expected) {
    if (machine.has(policy)) {
      double measured = measured(machine, effort, policy, one);
      results.near(one.name(policy), expected, measured, one.tolerance());
    } else {
      results.unavailable(one.name(policy), expected, one.tolerance());
    }
  }

  private static double measured(TextbookMachine machine, Effort effort, String policy, Case one) {
    String pattern = "zipf(" + one.exponent() + ")";
    return mean(
        effort,
        seed ->
            machine.hitRatio(
                policy, one.frames(), one.pages(), pattern, seed, effort.references()));
  }

  private static void missing(
      ProofComparisons results,
      TextbookMachine machine,
      String policy,
      String what,
      double expected,
      double tolerance) {
    if (!machine.has(policy)) {
      results.unavailable(policy + " " + what, expected, tolerance);
    }
  }

  private interface BySeed {
    double of(long seed);
  }

  private static double mean(Effort effort, BySeed value) {
    double sum = 0;
    for (int seed = 1; seed <= effort.seeds(); seed++) {
      sum += value.of(seed);
    }
    return sum / effort.seeds();
  }
}
