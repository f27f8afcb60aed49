package org.faultline.lab.studies.run;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.lab.studies.design.Cell;

/** The runs of one cell: those that have ended, and how many are wanted so far. */
final class CellRuns {
  private final Cell cell;
  private final StoppingRule rule;
  private final SortedMap<Integer, JournalEntry> ended = new TreeMap<>();
  private int wanted;

  CellRuns(Cell cell, StoppingRule rule) {
    this.cell = cell;
    this.rule = rule;
  }

  Cell cell() {
    return cell;
  }

  /** Takes up a run that has ended. */
  void add(JournalEntry entry) {
    ended.put(entry.replication(), entry);
  }

  /**
   * Decides whether further runs are wanted, where all wanted so far have ended.
   *
   * @return the replications that are wanted now and have not ended, in order; empty also where
   *     some are still under way
   */
  List<Integer> advance() {
    List<Integer> missing = new ArrayList<>();
    while (missing.isEmpty() && complete()) {
      int more = rule.more(ended.headMap(wanted + 1).values());
      if (more == 0) {
        break;
      }
      for (int replication = wanted + 1; replication <= wanted + more; replication++) {
        if (!ended.containsKey(replication)) {
          missing.add(replication);
        }
      }
      wanted += more;
    }
    return missing;
  }

  private boolean complete() {
    return ended.headMap(wanted + 1).size() == wanted;
  }

  /** How many runs are wanted so far. */
  int wanted() {
    return wanted;
  }

  /** How many of the wanted runs have ended. */
  int made() {
    return ended.headMap(wanted + 1).size();
  }

  /** The wanted runs that have ended, by replication. */
  List<JournalEntry> entries() {
    return List.copyOf(ended.headMap(wanted + 1).values());
  }
}
