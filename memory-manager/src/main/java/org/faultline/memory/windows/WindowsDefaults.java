package org.faultline.memory.windows;

/**
 * Windows' absolute numbers, scaled where memory is small (docs/windows.md W609, W811 to W813,
 * W901).
 *
 * <p>Parts are of all frames: a number of pages is at most, or at least, one page in so many.
 */
final class WindowsDefaults {
  private static final int RESERVE_PAGES = 32;
  private static final int CRITICAL_PAGES = 26;
  private static final int SMALL_PART = 128;
  private static final int LEAST_CRITICAL_PART = 1024;
  private static final int MOST_LOW_PERCENT = 3;
  private static final int GOAL_IN_LOWS = 3;
  private static final int MOST_GOAL_PART = 2;
  private static final int READ_CLUSTER_PAGES = 16;
  private static final int WRITE_CLUSTER_PAGES = 256;
  private static final int WRITE_CLUSTER_PART = 64;
  private static final int WRITES_OUTSTANDING = 2;
  private static final int LEAST_MODIFIED_PAGES = 8;
  private static final int MODIFIED_PERCENT = 3;
  private static final long PERIOD_NANOS = 1_000_000_000L;
  private static final long PRESSURE_INTERVAL_NANOS = 10_000_000L;
  private static final int ZEROING_THRESHOLD_PAGES = 8;
  private static final long WRITE_RETRY_NANOS = 100_000_000L;
  private static final int WRITE_RETRIES = 8;

  // The low-memory event, by the size of memory in MiB.
  private static final int PAGES_OF_A_MEBIBYTE = 256;
  private static final int TINY_MEBIBYTES = 63;
  private static final int TINY_LOW_PAGES = 400;
  private static final int SMALL_MEBIBYTES = 128;
  private static final int SMALL_LOW_PAGES = 800;
  private static final int SMALL_STEP_PAGES = 1024;
  private static final int LARGE_MEBIBYTES = 1024;
  private static final int LARGE_LOW_PAGES = 8_192;
  private static final int LARGE_STEP_PAGES = 2_048;
  private static final int MOST_LOW_PAGES = 16_384;

  private WindowsDefaults() {}

  /** The defaults for so many frames. */
  static WindowsSettings of(int frames) {
    int percent = frames / 100;
    int reserve = Math.min(RESERVE_PAGES, frames / SMALL_PART);
    int leastCritical = Math.max(reserve + 1, frames / LEAST_CRITICAL_PART);
    int critical = Math.max(leastCritical, Math.min(CRITICAL_PAGES, frames / SMALL_PART));
    int low = Math.max(critical + 1, Math.min(lowMemoryPages(frames), percent * MOST_LOW_PERCENT));
    return new WindowsSettings(
        new WindowsSettings.Available(
            reserve,
            critical,
            low,
            Math.max(low + 1, Math.min(GOAL_IN_LOWS * low, frames / MOST_GOAL_PART))),
        READ_CLUSTER_PAGES,
        new WindowsSettings.Writing(
            Math.min(WRITE_CLUSTER_PAGES, Math.max(1, frames / WRITE_CLUSTER_PART)),
            WRITES_OUTSTANDING,
            Math.max(LEAST_MODIFIED_PAGES, percent * MODIFIED_PERCENT),
            WRITE_RETRY_NANOS,
            WRITE_RETRIES),
        PERIOD_NANOS,
        PRESSURE_INTERVAL_NANOS,
        ZEROING_THRESHOLD_PAGES);
  }

  /** Where the low-memory event is signalled (docs/windows.md W811). */
  private static int lowMemoryPages(int frames) {
    int mebibytes = frames / PAGES_OF_A_MEBIBYTE;
    if (mebibytes < TINY_MEBIBYTES) {
      return TINY_LOW_PAGES;
    } else if (mebibytes <= SMALL_MEBIBYTES) {
      return SMALL_LOW_PAGES;
    } else if (mebibytes <= LARGE_MEBIBYTES) {
      int steps = (mebibytes - SMALL_MEBIBYTES) / SMALL_MEBIBYTES;
      return SMALL_LOW_PAGES + SMALL_STEP_PAGES * steps;
    }
    int steps = (mebibytes - LARGE_MEBIBYTES) / LARGE_MEBIBYTES;
    return Math.min(MOST_LOW_PAGES, LARGE_LOW_PAGES + LARGE_STEP_PAGES * steps);
  }
}
