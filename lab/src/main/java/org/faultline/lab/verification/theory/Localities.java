package org.faultline.lab.verification.theory;

import java.util.List;
import org.faultline.lab.results.theory.FaultFrequency;
import org.faultline.workload.locality.LocalityCounter;
import org.faultline.workload.locality.MissRatioCurve;
import org.faultline.workload.reference.Phases;

/** A18 and A19: localities and those who look for them. */
final class Localities {
  private static final int LOCALITY = 30;
  private static final int PAGES = 300;

  private Localities() {}

  static List<Proof> all() {
    return List.of(
        Proof.of("A18", "Knee at the locality size", "Denning, Kahn 1975", Localities::knee),
        Proof.of("A19", "Page fault frequency", "Chu, Opderbeck 1972", Localities::frequency));
  }

  private static void knee(ProofComparisons results, TextbookMachine machine, Effort effort) {
    int references = (int) effort.references() * effort.seeds();
    LocalityCounter counter = new LocalityCounter();
    counter.add(
        Strings.packed(new Phases(LOCALITY, 3000, false), PAGES, references, 18), null, references);
    MissRatioCurve curve = counter.missRatios();
    results.near("argmax L(m)/m", LOCALITY, curve.knee(), 1);
    results.near("L(29), phases of 3000 references", 23.9, curve.lifetime(29), 0.05 * 23.9);
    results.near("L(30), phases of 3000 references", 105.3, curve.lifetime(30), 0.05 * 105.3);
  }

  private static void frequency(ProofComparisons results, TextbookMachine machine, Effort effort) {
    String what = "pff faults as its rule says";
    if (!machine.has("pff")) {
      results.unavailable(what, 0, 0);
      return;
    }
    long cases = 0;
    long broken = 0;
    for (long seed = 1; seed <= effort.strings(); seed++) {
      int[] string = Strings.random(500 + seed);
      for (int interval = 1; interval <= 12; interval++) {
        long faults = machine.faults(string, "pff(" + interval + ")", 16);
        cases++;
        broken += faults == FaultFrequency.faults(string, interval) ? 0 : 1;
      }
    }
    results.holds(what, cases, broken);
  }
}
