package org.faultline.lab.studies.capacity;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/**
 * Finds the last position, from 1 on, up to which the requirements are met; positions become harder
 * with their number.
 *
 * <p>Probes of growing difficulty bracket it and bisection narrows it down. Since a machine need
 * not become worse steadily, the neighbours and a coarse grid around it are judged too: what fits
 * is a position at which, and at every judged one below which, the requirements are met.
 */
final class CapacitySearch {
  private final IntFunction<Verdict> judge;
  private final int most;
  private final SortedMap<Integer, Verdict> judged = new TreeMap<>();

  /**
   * What was found.
   *
   * @param fits the last position that surely meets the requirements; 0 if none does
   * @param possible the last position that may; from fits on
   * @param judged every position that was looked at
   */
  record Found(int fits, int possible, SortedMap<Integer, Verdict> judged) {
    /** Whether a position meets the requirements though one below it does not. */
    boolean monotone() {
      return judged.tailMap(fits + 1).values().stream().noneMatch(v -> v == Verdict.MET);
    }
  }

  /** A search over positions from 1 to {@code most}. */
  CapacitySearch(IntFunction<Verdict> judge, int most) {
    this.judge = judge;
    this.most = most;
  }

  /**
   * Searches.
   *
   * @param next the probe after a probe that meets the requirements; the first is 1
   * @param grid which positions around the one that was found are looked at too: {@code
   *     grid(position, i)} for i from 1 on, until it gives 0
   */
  Found find(IntUnaryOperator next, Grid grid) {
    for (int probe = 1; look(probe) == Verdict.MET && probe < most; ) {
      probe = Math.min(most, next.applyAsInt(probe));
    }
    narrow();
    int centre = fits();
    for (int i = 1, at; (at = grid.at(centre, i)) > 0; i++) {
      look(Math.min(at, most));
    }
    int before;
    do {
      narrow();
      before = fits();
      if (before > 1) {
        look(before - 1);
      }
    } while (fits() != before);
    return new Found(fits(), possible(), judged);
  }

  /** Positions of a grid. */
  interface Grid {
    int at(int centre, int i);
  }

  private Verdict look(int position) {
    Verdict known = judged.get(position);
    if (known == null) {
      known = judge.apply(position);
      judged.put(position, known);
    }
    return known;
  }

  /** The last judged position of those before the first that does not meet the requirements. */
  private int fits() {
    int fits = 0;
    for (Map.Entry<Integer, Verdict> entry : judged.entrySet()) {
      if (entry.getValue() != Verdict.MET) {
        return fits;
      }
      fits = entry.getKey();
    }
    return fits;
  }

  /** The first judged position above {@code position} that does not meet them; else most + 1. */
  private int firstBad(int position, boolean surely) {
    return judged.tailMap(position + 1).entrySet().stream()
        .filter(e -> e.getValue() == Verdict.NOT_MET || !surely && e.getValue() != Verdict.MET)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(most + 1);
  }

  private void narrow() {
    while (firstBad(fits(), false) - fits() > 1) {
      look(middle(fits(), firstBad(fits(), false)));
    }
  }

  private int possible() {
    int open = fits();
    if (open == most || look(open + 1) == Verdict.NOT_MET) {
      return open;
    }
    open++;
    for (int bad; (bad = firstBad(open, true)) - open > 1; ) {
      int middle = middle(open, bad);
      if (look(middle) != Verdict.NOT_MET) {
        open = middle;
      }
    }
    return open;
  }

  private static int middle(int low, int high) {
    return low + (high - low) / 2;
  }
}
