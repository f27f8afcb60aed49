package org.faultline.lab.cli.watch;

import java.util.List;

/**
 * What one repaint shows. Rates and shares are over the simulated time since the repaint before.
 *
 * @param nowNanos simulated time
 * @param untilNanos when the run ends, or {@link Long#MAX_VALUE}
 * @param memory frames by list; together they are all frames
 * @param commitPages the commit charge
 * @param pagefilePages slots in use
 * @param cpu computing of all CPUs, as a share of all
 * @param faults each second of simulated time by kind
 * @param mostFaults the highest sum of these so far
 * @param groups the working sets
 */
record WatchFrame(
    String name,
    long nowNanos,
    long untilNanos,
    List<Part> memory,
    double commitPages,
    double commitLimitPages,
    double pagefilePages,
    double pagefileSizePages,
    double cpu,
    List<Part> faults,
    double mostFaults,
    List<Group> groups) {

  /** A part of a stacked bar. */
  record Part(Kind kind, double size) {}

  /** What a part of a bar stands for. */
  enum Kind {
    ACTIVE("active", '#'),
    MODIFIED("modified", 'm'),
    STANDBY("standby", 's'),
    TRANSITION("in transition", 't'),
    PAGE_TABLES("page tables", 'p'),
    ZEROED("zeroed", '0'),
    FREE("free", '.'),
    HARD("hard", 'H'),
    COLLIDED("collided", 'c'),
    TRANSITION_FAULT("transition", 't'),
    DEMAND_ZERO("demand zero", 'z');

    private final String label;
    private final char sign;

    Kind(String label, char sign) {
      this.label = label;
      this.sign = sign;
    }

    /** What people call it. */
    String label() {
      return label;
    }

    /** The letter that fills its part of a bar. */
    char sign() {
      return sign;
    }
  }

  /** The working set of a group's processes, in pages. */
  record Group(String name, double pages) {}

  /** All frames. */
  double frames() {
    return sum(memory);
  }

  /** All faults each second. */
  double allFaults() {
    return sum(faults);
  }

  private static double sum(List<Part> parts) {
    return parts.stream().mapToDouble(Part::size).sum();
  }
}
