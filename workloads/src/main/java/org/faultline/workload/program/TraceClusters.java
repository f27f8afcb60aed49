package org.faultline.workload.program;

import java.util.Arrays;
import java.util.List;
import org.faultline.memory.address.AddressLayout;
import org.faultline.workload.trace.PageRanges;
import org.faultline.workload.trace.RecordedRange;

/**
 * Where the pages of a trace go in an address space: clusters of ranges, each one reservation.
 *
 * <p>A trace whose pages span at most a quarter of the address space is one cluster, so that every
 * page moves by the same offset. Otherwise it is cut at each gap of at least 64 KiB, and each
 * cluster has an offset of its own. A cluster begins at a multiple of 64 KiB, so offsets are
 * multiples of 64 KiB.
 */
final class TraceClusters {
  /**
   * Of more ranges than this the smallest gaps are committed too, as long as that commits no more
   * than {@value #MOST_COMMITTED} times the pages that are referenced.
   */
  static final int MOST_RANGES = 4096;

  private static final int MOST_COMMITTED = 2;

  private static final int GRANULE_PAGES =
      AddressLayout.ALLOCATION_GRANULARITY / AddressLayout.PAGE_SIZE;

  private final PageRanges ranges;
  // The first range of each cluster, and the number of ranges.
  private final int[] starts;

  private TraceClusters(PageRanges ranges, int[] starts) {
    this.ranges = ranges;
    this.starts = starts;
  }

  /** The clusters, ascending, of ranges that ascend and do not touch. */
  static TraceClusters of(List<RecordedRange> ranges, AddressLayout layout) {
    PageRanges kept = kept(PageRanges.of(ranges));
    if (kept.isEmpty()) {
      return new TraceClusters(kept, new int[1]);
    }
    long span = kept.end(kept.size() - 1) - kept.first(0);
    long room = layout.highestVadAddress() / 4 >>> AddressLayout.PAGE_SHIFT;
    return cut(kept, span <= room ? Long.MAX_VALUE : GRANULE_PAGES);
  }

  private static PageRanges kept(PageRanges ranges) {
    PageRanges kept = ranges.joined(0);
    long most = MOST_COMMITTED * ranges.pages();
    for (long gap = 1; kept.size() > MOST_RANGES; gap *= 2) {
      PageRanges joined = ranges.joined(gap);
      if (joined.pages() > most) {
        break;
      }
      kept = joined;
    }
    return kept;
  }

  /** Cuts at gaps of at least {@code gap} pages. */
  private static TraceClusters cut(PageRanges ranges, long gap) {
    int[] starts = new int[ranges.size() + 1];
    int count = 1;
    for (int i = 1; i < ranges.size(); i++) {
      if (ranges.first(i) - ranges.end(i - 1) >= gap) {
        starts[count++] = i;
      }
    }
    starts[count] = ranges.size();
    return new TraceClusters(ranges, Arrays.copyOf(starts, count + 1));
  }

  /** How many clusters there are. */
  int size() {
    return starts.length - 1;
  }

  /** The first page of the reservation, in the trace's numbers. */
  long first(int cluster) {
    return ranges.first(starts[cluster]) & -GRANULE_PAGES;
  }

  /** The size of the reservation. */
  long bytes(int cluster) {
    return ranges.end(starts[cluster + 1] - 1) - first(cluster) << AddressLayout.PAGE_SHIFT;
  }

  /** Whether all of the reservation is committed. */
  boolean whole(int cluster) {
    return ranges(cluster) == 1 && ranges.first(starts[cluster]) == first(cluster);
  }

  /** How many ranges of the cluster are committed. */
  int ranges(int cluster) {
    return starts[cluster + 1] - starts[cluster];
  }

  /** A range of the cluster. */
  RecordedRange range(int cluster, int index) {
    return ranges.get(starts[cluster] + index);
  }
}
