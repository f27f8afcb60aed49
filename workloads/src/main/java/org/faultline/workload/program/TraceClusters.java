package org.faultline.workload.program;

import java.util.ArrayList;
import java.util.List;
import org.faultline.memory.address.AddressLayout;
import org.faultline.workload.trace.PageRange;

/**
 * Where the pages of a trace go in an address space: clusters of ranges, each one reservation.
 *
 * <p>A trace whose pages span at most a quarter of the address space is one cluster, so that every
 * page moves by the same offset. Otherwise it is cut at each gap of at least 64 KiB, and each
 * cluster has an offset of its own. A cluster begins at a multiple of 64 KiB, so offsets are
 * multiples of 64 KiB.
 */
final class TraceClusters {
  /** The most ranges that are committed one by one; the smallest gaps are committed too. */
  static final int MOST_RANGES = 4096;

  private static final int GRANULE_PAGES =
      AddressLayout.ALLOCATION_GRANULARITY / AddressLayout.PAGE_SIZE;

  /** Ranges in one reservation of {@code pages} from {@code first} on, in the trace's numbers. */
  record Cluster(long first, long pages, List<PageRange> ranges) {
    /** Whether all of it is referenced. */
    boolean whole() {
      return ranges.size() == 1 && ranges.get(0).first() == first;
    }

    long bytes() {
      return pages << AddressLayout.PAGE_SHIFT;
    }
  }

  private TraceClusters() {}

  /** The clusters, ascending, of ranges that ascend and do not touch. */
  static List<Cluster> of(List<PageRange> ranges, AddressLayout layout) {
    if (ranges.isEmpty()) {
      return List.of();
    }
    List<PageRange> kept = joined(ranges, 0);
    for (long gap = 1; kept.size() > MOST_RANGES; gap *= 2) {
      kept = joined(ranges, gap);
    }
    long lowest = kept.get(0).first();
    long span = kept.get(kept.size() - 1).end() - lowest;
    long room = layout.highestVadAddress() / 4 >>> AddressLayout.PAGE_SHIFT;
    return cut(kept, span <= room ? Long.MAX_VALUE : GRANULE_PAGES);
  }

  /** The ranges, with gaps of at most {@code gap} pages closed. */
  private static List<PageRange> joined(List<PageRange> ranges, long gap) {
    List<PageRange> joined = new ArrayList<>();
    PageRange current = ranges.get(0);
    for (PageRange next : ranges.subList(1, ranges.size())) {
      if (next.first() - current.end() <= gap) {
        current = new PageRange(current.first(), next.end() - current.first());
      } else {
        joined.add(current);
        current = next;
      }
    }
    joined.add(current);
    return joined;
  }

  /** Cuts at gaps of at least {@code gap} pages. */
  private static List<Cluster> cut(List<PageRange> ranges, long gap) {
    List<Cluster> clusters = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= ranges.size(); i++) {
      boolean last = i == ranges.size();
      if (last || ranges.get(i).first() - ranges.get(i - 1).end() >= gap) {
        long first = ranges.get(from).first() & -GRANULE_PAGES;
        long pages = ranges.get(i - 1).end() - first;
        clusters.add(new Cluster(first, pages, List.copyOf(ranges.subList(from, i))));
        from = i;
      }
    }
    return clusters;
  }
}
