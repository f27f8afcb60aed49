package org.faultline.memory.textbook;

import org.faultline.memory.event.Chain;
import org.faultline.memory.frames.ResidencyMeter;
import org.faultline.memory.server.PagingDetail;

/**
 * What a process did with the frames that it leases, since its beginning.
 *
 * @param frames that it leases
 * @param counters by {@code Counter}
 * @param chain its paging events
 * @param freeFrames of its frames
 * @param residency how much memory its pages took over its references
 */
public record LeaseReport(
    int frames,
    long[] counters,
    Chain.Value chain,
    LeasedPages pages,
    int freeFrames,
    int usedSlots,
    ResidencyMeter.Reading residency)
    implements PagingDetail {

  /**
   * What is in the frames.
   *
   * @param resident pages, page tables not counted
   * @param peakResident the most of these at a time
   * @param tables page tables
   * @param locked pages
   */
  public record LeasedPages(int resident, int peakResident, int tables, int locked) {}
}
