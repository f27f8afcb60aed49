package org.faultline.memory.server;

import java.util.List;
import org.faultline.memory.event.Chain;
import org.jspecify.annotations.Nullable;

/**
 * The MemoryManager's results.
 *
 * @param last the sample at the end
 * @param counts what it counts by itself at the end
 * @param peaksOfSums the most that processes had resident together; absent where processes lease
 *     their frames, since nobody knows then what they had at the same time
 * @param frames of memory
 * @param assignedFrames of those: frames that some process may use
 * @param lockedPages of each process, from process 1 on
 * @param peakCommittedPages the most that each process was ever charged, from process 1 on
 * @param chains of the events of each process, from process 1 on
 * @param detail what only this kind of paging found
 */
public record ManagerReport(
    MemorySample last,
    ManagerCounts counts,
    ServiceDesk.Report desk,
    int[] peakResidentPages,
    WorkingSetPeaks.@Nullable Report peaksOfSums,
    long frames,
    long assignedFrames,
    long commitPeak,
    int pagefileGrowths,
    long pagefilePeakSlots,
    int[] lockedPages,
    long[] peakCommittedPages,
    List<Chain.Value> chains,
    PagingDetail detail) {

  /** Faults that were received and of which it is not known what kind they are. */
  public long unresolvedFaults() {
    return counts.faultsOfNoKind();
  }
}
