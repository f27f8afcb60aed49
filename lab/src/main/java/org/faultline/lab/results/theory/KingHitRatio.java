package org.faultline.lab.results.theory;

/**
 * Exact hit ratios for independent references: King, "Analysis of demand paging algorithms", IFIP
 * Congress 1971; restated by Fagin and Price, "Efficient calculation of expected miss ratios in the
 * independent reference model", SIAM J. Comput. 7(3), 1978. The work grows with the number of
 * subsets of pages, so both are for few pages.
 */
public final class KingHitRatio {
  private KingHitRatio() {}

  /** The hit ratio of LRU with {@code frames} frames, at most the number of pages. */
  public static double lru(Popularity popularity, int frames) {
    return lru(popularity.array(), new boolean[popularity.pages()], frames, 0, 1);
  }

  /** The sum over the orders in which the pages not yet {@code taken} may follow on the stack. */
  private static double lru(
      double[] p, boolean[] taken, int frames, double takenSum, double probability) {
    if (frames == 0) {
      return probability * takenSum;
    }
    double sum = 0;
    for (int page = 0; page < p.length; page++) {
      if (!taken[page]) {
        taken[page] = true;
        sum +=
            lru(p, taken, frames - 1, takenSum + p[page], probability * p[page] / (1 - takenSum));
        taken[page] = false;
      }
    }
    return sum;
  }

  /** The hit ratio of FIFO, and of RANDOM, with {@code frames} frames. */
  public static double fifo(Popularity popularity, int frames) {
    double[] sums = new double[2];
    fifo(popularity.array(), 0, frames, 1, 0, sums);
    return sums[0] / sums[1];
  }

  /** Adds up the products of all sets, and those times the sets' probability. */
  private static void fifo(
      double[] p, int from, int frames, double product, double sum, double[] sums) {
    if (frames == 0) {
      sums[0] += product * sum;
      sums[1] += product;
      return;
    }
    for (int page = from; page <= p.length - frames; page++) {
      fifo(p, page + 1, frames - 1, product * p[page], sum + p[page], sums);
    }
  }
}
