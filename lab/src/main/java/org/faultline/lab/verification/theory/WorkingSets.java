package org.faultline.lab.verification.theory;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.faultline.lab.results.theory.Popularity;
import org.faultline.lab.results.theory.SlidingWorkingSet;
import org.faultline.lab.results.theory.WorkingSetForms;
import org.faultline.workload.locality.LocalityCounter;
import org.faultline.workload.locality.WorkingSetCurve;
import org.faultline.workload.reference.Phases;
import org.faultline.workload.reference.Uniform;

/** A13 to A17: working sets. */
final class WorkingSets {
  private static final String DENNING = "Denning 1968; Denning, Schwartz 1972";

  private WorkingSets() {}

  static List<Proof> all() {
    return List.of(
        Proof.of("A13", "s(T+1) - s(T) = m(T)", DENNING, WorkingSets::slopes),
        Proof.of("A14", "Finite strings", "Slutz, Traiger 1974", WorkingSets::finite),
        Proof.of("A15", "VMIN faults as WS does", "Prieve, Fabry 1976", WorkingSets::vmin),
        Proof.of("A16", "Larger windows keep more", DENNING, WorkingSets::inclusion),
        Proof.of("A17", "Sizes are nearly normal", DENNING, WorkingSets::normal));
  }

  private static WorkingSetCurve curve(int[] string, long... windows) {
    LocalityCounter counter = new LocalityCounter(windows);
    counter.add(Strings.packed(string), null, string.length);
    return counter.workingSets();
  }

  private static void slopes(ProofComparisons results, TextbookMachine machine, Effort effort) {
    int references = (int) effort.references() * effort.seeds();
    int[] string = Strings.drawn(new Uniform(), 100, references, 13);
    WorkingSetCurve curve = curve(string, 100, 101);
    Popularity uniform = Popularity.uniform(100);
    int at = curve.indexOf(100);
    results.near(
        "s(100), 100 pages alike", WorkingSetForms.meanSize(uniform, 100), curve.meanSize(at), 0.1);
    results.near(
        "m(100), 100 pages alike",
        WorkingSetForms.missRatio(uniform, 100),
        curve.missRatio(at),
        0.002);
    // The ends of the string cut off at most one interval of each page.
    results.near(
        "s(101) - s(100) against m(100)",
        curve.missRatio(at),
        curve.meanSize(curve.indexOf(101)) - curve.meanSize(at),
        100.0 / references);
    measured(results, machine, "ws(100)", string, curve.faults(at));
  }

  private static void measured(
      ProofComparisons results,
      TextbookMachine machine,
      String policy,
      int[] string,
      long expected) {
    String what = policy + " faults of the same string on the machine";
    if (machine.has(policy)) {
      int pages = Arrays.stream(string).max().orElseThrow() + 1;
      results.equal(what, expected, machine.faults(string, policy, pages));
    } else {
      results.unavailable(what, (double) expected, 0);
    }
  }

  private static void finite(ProofComparisons results, TextbookMachine machine, Effort effort) {
    long cases = 0;
    long broken = 0;
    for (long seed = 1; seed <= effort.strings(); seed++) {
      int[] string = Strings.random(300 + seed);
      WorkingSetCurve curve = curve(string);
      for (int i = 0; i < curve.length(); i++) {
        SlidingWorkingSet set = new SlidingWorkingSet(16, (int) curve.window(i));
        long sizes = 0;
        for (int page : string) {
          set.reference(page);
          sizes += set.size();
        }
        cases++;
        broken += sizes == curve.totalSize(i) ? 0 : 1;
      }
    }
    results.holds("sum of sizes = sum of min(T, next - i)", cases, broken);
  }

  private static void vmin(ProofComparisons results, TextbookMachine machine, Effort effort) {
    int window = 100;
    long larger = 0;
    for (long seed = 1; seed <= effort.seeds(); seed++) {
      int[] string = Strings.drawn(new Phases(30, 1000, false), 300, 100_000, 15 + seed);
      WorkingSetCurve curve = curve(string, window);
      int at = curve.indexOf(window);
      measured(results, machine, "ws(" + window + ")", string, curve.faults(at));
      measured(results, machine, "vmin(" + window + ")", string, curve.faults(at));
      // VMIN drops a page at once whose next use is farther than the window.
      long vmin = curve.totalSize(at) - (window - 1L) * laterThan(string, window);
      larger += vmin < curve.totalSize(at) ? 0 : 1;
    }
    results.holds("the mean space of VMIN is smaller", effort.seeds(), larger);
  }

  /** References whose page is used again, or the string ends, more than {@code window} later. */
  private static long laterThan(int[] string, int window) {
    int[] next = org.faultline.lab.results.theory.Belady.nextUses(string);
    long later = 0;
    for (int i = 0; i < string.length; i++) {
      later += next[i] - i > window ? 1 : 0;
    }
    return later;
  }

  private static void inclusion(ProofComparisons results, TextbookMachine machine, Effort effort) {
    long cases = 0;
    long outside = 0;
    long rising = 0;
    for (long seed = 1; seed <= effort.strings(); seed++) {
      int[] string = Strings.random(400 + seed);
      WorkingSetCurve curve = curve(string);
      for (int window = 1; window < string.length; window++) {
        SlidingWorkingSet smaller = new SlidingWorkingSet(16, window);
        SlidingWorkingSet larger = new SlidingWorkingSet(16, window + 1);
        for (int page : string) {
          smaller.reference(page);
          larger.reference(page);
          for (int other = 0; other < 16; other++) {
            outside += smaller.contains(other) && !larger.contains(other) ? 1 : 0;
          }
        }
        cases++;
        boolean falls = curve.faults(window) <= curve.faults(window - 1);
        rising += falls && curve.totalSize(window) >= curve.totalSize(window - 1) ? 0 : 1;
      }
    }
    results.holds("W(t,T) is within W(t,T+1)", cases, outside);
    results.holds("faults do not rise with T, sizes do not fall", cases, rising);
    for (String policy : List.of("ws")) {
      String what = policy + " faults do not rise with T on the machine";
      if (!machine.has(policy)) {
        results.unavailable(what, 0, 0);
        continue;
      }
      long pairs = 0;
      long risen = 0;
      for (long seed = 1; seed <= effort.strings(); seed++) {
        int[] string = Strings.random(400 + seed);
        long before = Long.MAX_VALUE;
        for (int window = 1; window <= 16; window++) {
          long faults = machine.faults(string, policy + "(" + window + ")", 16);
          pairs++;
          risen += faults <= before ? 0 : 1;
          before = faults;
        }
      }
      results.holds(what, pairs, risen);
    }
  }

  private static void normal(ProofComparisons results, TextbookMachine machine, Effort effort) {
    int pages = 1000;
    int window = 1000;
    // Sizes that lie further apart than a few windows are nearly independent.
    int apart = 5 * window;
    int samples = (int) Math.max(200, effort.references() * effort.seeds() / 2500);
    SlidingWorkingSet set = new SlidingWorkingSet(pages, window);
    long[] string = Strings.packed(new Uniform(), pages, samples * apart, 17);
    double[] sizes = new double[samples];
    for (int i = 0; i < string.length; i++) {
      set.reference((int) (string[i] >>> 4));
      if ((i + 1) % apart == 0) {
        sizes[i / apart] = set.size();
      }
    }
    double mean = WorkingSetForms.meanSize(Popularity.uniform(pages), window);
    double variance = WorkingSetForms.uniformVariance(pages, window);
    double measuredMean = Arrays.stream(sizes).average().orElseThrow();
    double measuredVariance =
        Arrays.stream(sizes).map(s -> (s - measuredMean) * (s - measuredMean)).sum()
            / (samples - 1);
    // Four standard errors of a mean and of a variance of so many samples.
    results.near("mean size", mean, measuredMean, 4 * StrictMath.sqrt(variance / samples));
    results.near(
        "variance of the size",
        variance,
        measuredVariance,
        4 * variance * StrictMath.sqrt(2.0 / samples));
    double distance = distance(sizes, NormalDistribution.of(mean, StrictMath.sqrt(variance)));
    // The 1 % point of Kolmogorov's distribution for large samples.
    results.atMost(
        "Kolmogorov-Smirnov distance, 1 % level", 1.628 / StrictMath.sqrt(samples), distance);
  }

  /** The greatest distance of the sizes' distribution, between whole numbers, from {@code law}. */
  private static double distance(double[] sizes, NormalDistribution law) {
    double[] sorted = sizes.clone();
    Arrays.sort(sorted);
    double greatest = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i + 1 == sorted.length || sorted[i + 1] > sorted[i]) {
        double share = (i + 1.0) / sorted.length;
        greatest = Math.max(greatest, Math.abs(share - law.cumulativeProbability(sorted[i] + 0.5)));
      }
    }
    return greatest;
  }
}
