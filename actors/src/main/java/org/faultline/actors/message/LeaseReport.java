package org.faultline.actors.message;

import org.faultline.actors.event.Chain;
import org.faultline.memory.physical.PhysicalIdentities;

/**
 * What a process did with the frames that it leases, since its beginning.
 *
 * @param counters by {@code Counter}
 * @param chain its paging events
 * @param counted a walk over its frames
 */
public record LeaseReport(
    long[] counters,
    Chain.Value chain,
    int residentPages,
    int peakResidentPages,
    int tablePages,
    int lockedPages,
    int freeFrames,
    int usedSlots,
    PhysicalIdentities.Counts counted) {}
