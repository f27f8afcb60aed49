package org.faultline.lab.studies.result;

import java.util.List;
import java.util.regex.Pattern;

/** Which values of a measure are good. */
public enum Better {
  /** The more the better: throughput, fairness. */
  HIGHER,
  /** The less the better: latencies, faults, waits, stalls. */
  LOWER,
  /** Neither: a utilisation or an amount of memory says nothing by itself. */
  NONE;

  private static final List<String> HIGH =
      List.of("throughput", "fairness", "references", "lifetime");
  private static final List<String> LOW =
      List.of(
          "latency",
          "miss-ratio",
          "io-per-reference",
          "elapsed",
          "failed",
          "faults",
          "refaults",
          "wait",
          "bus-wait",
          "waiting",
          "waits",
          "sojourn",
          "service",
          "slowdown",
          "queue",
          "psi",
          "page-reads",
          "page-writes",
          "pages-input",
          "pages-output",
          "evictions",
          "paging",
          "page-wait",
          "commit-wait",
          "fault-handling",
          "suspended",
          "ready");

  /** How long a system call takes. */
  private static final Pattern CALL_TIME = Pattern.compile(".*\\.calls\\..*\\.time\\..*");

  /** What is good of the measure of that name, by the words between its dots. */
  public static Better of(String measure) {
    if (measure.endsWith(".count")) {
      return NONE;
    } else if (CALL_TIME.matcher(measure).matches()) {
      return LOWER;
    }
    for (String word : List.of(measure.split("\\.", -1))) {
      if (HIGH.contains(word)) {
        return HIGHER;
      }
      if (LOW.contains(word) || word.endsWith("-faults")) {
        return LOWER;
      }
    }
    return NONE;
  }

  /** Whether {@code a} is better than {@code b}; with {@link #NONE}, whether it is higher. */
  boolean prefers(double a, double b) {
    return this == LOWER ? a < b : a > b;
  }
}
