package org.faultline.memory.windows;

/**
 * The numbers by which memory with page lists is managed. Sizes are in pages, times in nanoseconds.
 *
 * @param reserve pages that only the modified writer may take (docs/windows.md W609)
 * @param critical fewer available pages than this: any page may be trimmed; above the reserve
 * @param low fewer available pages than this: memory is tight; above critical
 * @param goal available pages that trimming and writing aim at; above low
 * @param readCluster most pages of one read (docs/windows.md W704), at least 1
 * @param writeCluster most pages of one write (docs/windows.md W902), at least 1
 * @param writesOutstanding most writes under way at once, at least 1
 * @param modifiedMaximum more modified pages than this are written (docs/windows.md W901)
 * @param periodNanos time between two passes of the working-set manager (docs/windows.md W807)
 * @param pressureIntervalNanos least time between two passes that low memory calls for
 * @param zeroingThreshold free pages at which zeroing begins (docs/windows.md W610), at least 1
 * @param writeRetryNanos time from a failed write to the next try
 * @param writeRetries failed writes in a row after which nobody waits for another try
 */
public record WindowsSettings(
    int reserve,
    int critical,
    int low,
    int goal,
    int readCluster,
    int writeCluster,
    int writesOutstanding,
    int modifiedMaximum,
    long periodNanos,
    long pressureIntervalNanos,
    int zeroingThreshold,
    long writeRetryNanos,
    int writeRetries) {
  /**
   * @throws IllegalArgumentException where reserve, critical, low and goal do not ascend, or a
   *     value is out of range; the message is a part of a sentence
   */
  public WindowsSettings {
    require(reserve >= 0, "has a negative reserve");
    require(critical > reserve, "must have a critical above its reserve");
    require(low > critical, "must have a low above its critical");
    require(goal > low, "must have a goal above its low");
    require(readCluster >= 1 && writeCluster >= 1, "must have a cluster of at least one page");
    require(writesOutstanding >= 1, "must have writes-outstanding of at least 1");
    require(modifiedMaximum >= 0, "has a negative modified-maximum");
    require(periodNanos > 0, "must have a period greater than 0");
    require(pressureIntervalNanos >= 0, "has a negative pressure-interval");
    require(zeroingThreshold >= 1, "must have a zeroing-threshold of at least one page");
    require(writeRetryNanos > 0, "must have a write-retry greater than 0");
    require(writeRetries >= 0, "has a negative write-retries");
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
