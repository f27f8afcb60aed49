package org.faultline.lab.results.theory;

/** How equally something is divided (Jain, Chiu and Hawe, DEC-TR-301, 1984). */
public final class Fairness {
  private Fairness() {}

  /**
   * Jain's index of shares that are 0 or more: the square of their sum by their number times the
   * sum of their squares. It is 1 where all are equal and k/n where k of n are equal and the others
   * get nothing; 1 also where nobody gets anything.
   */
  public static double jain(double... shares) {
    double sum = 0;
    double squares = 0;
    double most = 0;
    for (double share : shares) {
      most = Math.max(most, share);
    }
    if (most == 0) {
      return 1;
    }
    for (double share : shares) {
      double part = share / most;
      sum += part;
      squares += part * part;
    }
    return sum * sum / (shares.length * squares);
  }
}
