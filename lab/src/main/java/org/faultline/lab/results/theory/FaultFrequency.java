package org.faultline.lab.results.theory;

import java.util.BitSet;

/**
 * Page fault frequency, as its rule says: Chu and Opderbeck, "The page fault frequency replacement
 * algorithm", AFIPS FJCC 1972. On a fault, if the last one was at least {@code interval} references
 * ago, pages not referenced since leave; the others count as not referenced from now on.
 */
public final class FaultFrequency {
  private FaultFrequency() {}

  /** The faults of {@code string}; first touches count. */
  public static long faults(int[] string, long interval) {
    BitSet resident = new BitSet();
    BitSet used = new BitSet();
    long faults = 0;
    long lastFault = 0;
    for (int t = 0; t < string.length; t++) {
      if (!resident.get(string[t])) {
        faults++;
        if (t - lastFault >= interval) {
          resident.and(used);
          used.clear();
        }
        lastFault = t;
        resident.set(string[t]);
      }
      used.set(string[t]);
    }
    return faults;
  }
}
