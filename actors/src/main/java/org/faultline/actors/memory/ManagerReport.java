package org.faultline.actors.memory;

import java.util.List;
import org.faultline.actors.event.Chain;
import org.faultline.memory.physical.PhysicalIdentities;
import org.faultline.memory.physical.ResidencyMeter;

/**
 * The MemoryManager's results.
 *
 * @param last the sample at the end
 * @param counted a walk over the frames
 * @param residency how much memory all pages took over the references
 * @param chains of the events of each process, from process 1 on
 */
public record ManagerReport(
    MemorySample last,
    PhysicalIdentities.Counts counted,
    ServiceDesk.Report desk,
    int[] peakResidentPages,
    long frames,
    long assignedFrames,
    long commitPeak,
    int pagefileGrowths,
    long pagefilePeakSlots,
    ResidencyMeter.Reading residency,
    List<Chain.Value> chains) {}
