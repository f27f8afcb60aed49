package org.faultline.lab.studies.draft;

/**
 * When a draft is measured: once every process is up, for so long that the figures mean something.
 *
 * @param warmUpSeconds before anything is measured
 * @param windowSeconds the measured time
 */
public record Schedule(long warmUpSeconds, long windowSeconds) {
  private static final long SECOND_NANOS = 1_000_000_000L;

  /** What the first touch of a page costs about, of its process's CPU and of the MemoryManager. */
  private static final double TOUCH_SECONDS = 2e-6;

  private static final double MANAGER_SECONDS = 0.5e-6;

  /** In which every page of a working set has been used again. */
  private static final long SETTLING_SECONDS = 5;

  private static final long LEAST_WINDOW = 20;
  private static final long MOST_WINDOW = 120;
  private static final int REQUESTS = 500;

  /**
   * @param requestsPerSecond of one process: about 500 of its requests are measured, in 20 s to two
   *     minutes
   */
  static Schedule of(ProcessMemoryPlan each, int count, int cpus, double requestsPerSecond) {
    double pages = each.workingSetPages();
    double up =
        Math.max(
            pages * TOUCH_SECONDS * Math.ceil((double) count / cpus),
            pages * MANAGER_SECONDS * count);
    double window = Math.min(MOST_WINDOW, Math.max(LEAST_WINDOW, REQUESTS / requestsPerSecond));
    return new Schedule(SETTLING_SECONDS + (long) Math.ceil(2 * up), (long) Math.ceil(window));
  }

  /** Virtual time before anything is measured. */
  public long warmUpNanos() {
    return warmUpSeconds * SECOND_NANOS;
  }

  /** Virtual time at which the run ends. */
  public long untilNanos() {
    return (warmUpSeconds + windowSeconds) * SECOND_NANOS;
  }
}
