package org.faultline.workload.reference;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps the alias tables used last, so that processes and requests share them. What it keeps is
 * bounded and never changes a draw: a table is a function of its exponent and its ranks.
 */
final class ZipfTables {
  /** Ranks in all kept tables together: 256 MiB. */
  private static final long MOST_RANKS = 2L * ZipfTable.MOST_RANKS;

  private static final int MOST_TABLES = 256;

  private static final Deque<ZipfTable> TABLES = new ArrayDeque<>();
  private static long kept;

  private ZipfTables() {}

  /** The table for this exponent and number of ranks, 1 to {@link ZipfTable#MOST_RANKS}. */
  static synchronized ZipfTable get(double exponent, int ranks) {
    for (ZipfTable table : TABLES) {
      if (table.ranks == ranks && table.exponent == exponent) {
        return table;
      }
    }
    ZipfTable table = new ZipfTable(exponent, ranks);
    TABLES.addFirst(table);
    kept += ranks;
    while (kept > MOST_RANKS || TABLES.size() > MOST_TABLES) {
      kept -= TABLES.removeLast().ranks;
    }
    return table;
  }
}
