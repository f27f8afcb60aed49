package org.faultline.lab.results.theory;

/** Closed forms for programs that share one CPU and one device for their pages. */
public final class Multiprogramming {
  private Multiprogramming() {}

  /**
   * The duty factor of one program, the share of time in which it computes: Denning, "Thrashing:
   * its causes and prevention", AFIPS FJCC 1968.
   *
   * @param missRatio faults for each reference, 0 to 1
   * @param transfer how long a page takes, in references; at least 0
   */
  public static double dutyFactor(double missRatio, double transfer) {
    return 1 / (1 + missRatio * transfer);
  }

  /**
   * The share of time in which the CPU is busy, with {@code jobs} programs that alternate between
   * exponential bursts of mean {@code lifetime} and exponential transfers of mean {@code transfer},
   * each served one after the other: a birth-death chain, {@code (1 - r^N) / (1 - r^(N+1))} with
   * {@code r = transfer / lifetime}; N / (N + 1) where the two are equal.
   */
  public static double cpuUtilisation(double lifetime, double transfer, int jobs) {
    double busy = 0;
    double all = 0;
    double weight = 1;
    for (int atDevice = 0; atDevice <= jobs; atDevice++) {
      all += weight;
      busy += atDevice < jobs ? weight : 0;
      weight *= transfer / lifetime;
      if (weight > 1e200) {
        busy /= weight;
        all /= weight;
        weight = 1;
      }
    }
    return busy / all;
  }
}
