package org.faultline.lab.results.tally;

/**
 * Standby pages as Windows' performance monitor groups their priorities.
 *
 * @param reservePages of the priorities 0 to 3
 * @param normalPages of the priorities 4 and 5
 * @param corePages of the priorities 6 and 7
 */
public record StandbyPriorities(long reservePages, long normalPages, long corePages) {
  private static final int NORMAL = 4;
  private static final int CORE = 6;

  /** Of the pages by priority. */
  public static StandbyPriorities of(int[] standby) {
    return new StandbyPriorities(
        sum(standby, 0, NORMAL), sum(standby, NORMAL, CORE), sum(standby, CORE, standby.length));
  }

  private static long sum(int[] standby, int first, int end) {
    long pages = 0;
    for (int priority = first; priority < end; priority++) {
      pages += standby[priority];
    }
    return pages;
  }
}
