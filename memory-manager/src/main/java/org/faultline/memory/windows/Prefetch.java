package org.faultline.memory.windows;

import java.util.ArrayList;
import java.util.List;
import org.faultline.memory.frames.PagePlace;

/**
 * PrefetchVirtualMemory: reads pages ahead of their use as long as memory is not low. They go to
 * standby, and nobody waits for them (docs/windows.md W315).
 */
public final class Prefetch {
  // A run of neighbours: its first page and slot, and how many pages.
  private static final int PAGE = 0;
  private static final int SLOT = 1;
  private static final int COUNT = 2;

  private Prefetch() {}

  /** The reads for the pages from {@code first} to {@code last} that are in the pagefile. */
  public static List<ReadCluster> plan(
      WindowsMemory memory, WindowsProcess process, long first, long last) {
    List<long[]> runs = new ArrayList<>();
    process.forEachPlace(
        first,
        last,
        (page, place) -> {
          if (PagePlace.what(place) == PagePlace.SLOT
              && memory.tables().missing(process, page) < 0) {
            extend(runs, page, PagePlace.number(place), memory.settings.readClusterPages());
          }
        });
    List<ReadCluster> reads = new ArrayList<>();
    for (long[] run : runs) {
      ReadCluster read = ReadCluster.ahead(memory, process, run[PAGE], (int) run[COUNT]);
      if (read != null) {
        reads.add(read);
      }
    }
    return reads;
  }

  /** Adds a page to the last run, or begins another one. */
  private static void extend(List<long[]> runs, long page, int slot, int most) {
    long[] last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    if (last != null
        && last[COUNT] < most
        && last[PAGE] + last[COUNT] == page
        && last[SLOT] + last[COUNT] == slot) {
      last[COUNT]++;
    } else {
      runs.add(new long[] {page, slot, 1});
    }
  }
}
