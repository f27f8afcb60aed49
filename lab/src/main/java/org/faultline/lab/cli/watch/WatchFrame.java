package org.faultline.lab.cli.watch;

import java.util.List;

/**
 * What one repaint shows. Rates and shares are over the simulated time since the repaint before.
 *
 * @param name of the workload
 * @param memory frames by list; together they are all frames
 * @param commit the commit charge, of the commit limit
 * @param pagefile slots in use, of all slots
 * @param cpu computing of all CPUs, as a share of all
 * @param groups the working sets
 */
record WatchFrame(
    String name,
    Time time,
    List<Part> memory,
    Used commit,
    Used pagefile,
    double cpu,
    Faults faults,
    List<Group> groups) {

  /**
   * How far the run has come, in simulated time.
   *
   * @param untilNanos when the run ends, or {@link Long#MAX_VALUE}
   */
  record Time(long nowNanos, long untilNanos) {}

  /** So many pages are used of so many. */
  record Used(double pages, double limitPages) {
    double share() {
      return limitPages == 0 ? 0 : pages / limitPages;
    }
  }

  /**
   * Page faults.
   *
   * @param perSecond of simulated time, by kind
   * @param mostPerSecond the highest sum of these so far
   */
  record Faults(List<Part> perSecond, double mostPerSecond) {
    double allPerSecond() {
      return sum(perSecond);
    }
  }

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

  private static double sum(List<Part> parts) {
    return parts.stream().mapToDouble(Part::size).sum();
  }
}
