package org.faultline.memory.lists;

import java.util.ArrayList;
import java.util.List;

/**
 * PrefetchVirtualMemory: reads pages ahead of their use as long as memory is not low. They go to
 * standby, and nobody waits for them (WINDOWS-VM.md 3.7).
 */
public final class Prefetch {
  private Prefetch() {}

  /** The reads for the pages from {@code first} to {@code last} that are in the pagefile. */
  public static List<ReadCluster> plan(
      ListedMemory memory, ProcessPages process, long first, long last) {
    List<Long> wanted = new ArrayList<>();
    process.forEachPlace(
        first,
        last,
        (page, place) -> {
          if (Place.what(place) == Place.SLOT) {
            wanted.add(page);
          }
        });
    List<ReadCluster> reads = new ArrayList<>();
    long done = first - 1;
    for (long page : wanted) {
      if (page > done
          && Place.what(process.place(page)) == Place.SLOT
          && memory.tables().missing(process, page) < 0) {
        ReadCluster read = ReadCluster.ahead(memory, process, page, last);
        if (read != null) {
          reads.add(read);
          done = page + read.pages() - 1;
        }
      }
    }
    return reads;
  }
}
