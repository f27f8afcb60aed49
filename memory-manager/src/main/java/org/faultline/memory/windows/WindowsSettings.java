package org.faultline.memory.windows;

/**
 * The numbers by which memory with page lists is managed.
 *
 * @param readClusterPages most pages of one read (docs/windows.md W704), at least 1
 * @param periodNanos time between two passes of the working-set manager (docs/windows.md W807)
 * @param pressureIntervalNanos least time between two passes that low memory calls for
 * @param zeroingThresholdPages free pages at which zeroing begins (docs/windows.md W610), at least
 *     1
 */
public record WindowsSettings(
    Available available,
    int readClusterPages,
    Writing writing,
    long periodNanos,
    long pressureIntervalNanos,
    int zeroingThresholdPages) {

  /**
   * Numbers of available pages that mean something.
   *
   * @param reservePages pages that only the modified writer may take (docs/windows.md W609)
   * @param criticalPages fewer available than this: any page may be trimmed; above the reserve
   * @param lowPages fewer available than this: memory is tight; above critical
   * @param goalPages what trimming and writing aim at; above low
   */
  public record Available(int reservePages, int criticalPages, int lowPages, int goalPages) {}

  /**
   * How modified pages are written.
   *
   * @param clusterPages most pages of one write (docs/windows.md W902), at least 1
   * @param outstanding most writes under way at once, at least 1
   * @param modifiedMaximumPages more modified pages than this are written (docs/windows.md W901)
   * @param retryNanos time from a failed write to the next try
   * @param retries failed writes in a row after which nobody waits for another try
   */
  public record Writing(
      int clusterPages, int outstanding, int modifiedMaximumPages, long retryNanos, int retries) {}

  /**
   * @throws IllegalArgumentException where reserve, critical, low and goal do not ascend, or a
   *     value is out of range; the message is a part of a sentence
   */
  public WindowsSettings {
    int critical = available.criticalPages();
    int low = available.lowPages();
    require(available.reservePages() >= 0, "has a negative reserve");
    require(critical > available.reservePages(), "must have a critical above its reserve");
    require(low > critical, "must have a low above its critical");
    require(available.goalPages() > low, "must have a goal above its low");
    require(
        readClusterPages >= 1 && writing.clusterPages() >= 1,
        "must have a cluster of at least one page");
    require(writing.outstanding() >= 1, "must have writes-outstanding of at least 1");
    require(writing.modifiedMaximumPages() >= 0, "has a negative modified-maximum");
    require(periodNanos > 0, "must have a period greater than 0");
    require(pressureIntervalNanos >= 0, "has a negative pressure-interval");
    require(zeroingThresholdPages >= 1, "must have a zeroing-threshold of at least one page");
    require(writing.retryNanos() > 0, "must have a write-retry greater than 0");
    require(writing.retries() >= 0, "has a negative write-retries");
  }

  /**
   * The defaults for so many frames: Windows' absolute numbers, scaled where memory is small
   * (docs/windows.md W609, W811 to W813, W901).
   */
  public static WindowsSettings defaults(int frames) {
    return WindowsDefaults.of(frames);
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
