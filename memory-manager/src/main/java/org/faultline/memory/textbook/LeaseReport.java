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
 * @param residency how much memory its pages took over its references
 */
public record LeaseReport(
    int frames,
    long[] counters,
    Chain.Value chain,
    int residentPages,
    int peakResidentPages,
    int tablePages,
    int lockedPages,
    int freeFrames,
    int usedSlots,
    ResidencyMeter.Reading residency)
    implements PagingDetail {}
