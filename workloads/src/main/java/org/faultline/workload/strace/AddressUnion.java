package org.faultline.workload.strace;

import java.util.Map;
import java.util.TreeMap;

/** The union of ranges of addresses, kept as ranges that neither overlap nor touch. */
final class AddressUnion {
  // From the start of each range to its end.
  private final TreeMap<Long, Long> endByStart = new TreeMap<>();

  /** Adds the addresses from {@code start} up to {@code end}, which is not among them. */
  void add(long start, long end) {
    long from = start;
    long to = end;
    for (Map.Entry<Long, Long> near = endByStart.floorEntry(to);
        near != null && near.getValue() >= from;
        near = endByStart.floorEntry(to)) {
      from = Math.min(from, near.getKey());
      to = Math.max(to, near.getValue());
      endByStart.remove(near.getKey());
    }
    endByStart.put(from, to);
  }

  /** Whether any of the addresses from {@code start} up to {@code end} is in it. */
  boolean overlaps(long start, long end) {
    Map.Entry<Long, Long> below = endByStart.lowerEntry(end);
    return below != null && below.getValue() > start;
  }
}
