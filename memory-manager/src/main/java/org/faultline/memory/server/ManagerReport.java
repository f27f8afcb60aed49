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
 * @param chains of the events of each process, from process 1 on
 * @param detail what only this kind of paging found, if anything
 */
public record ManagerReport(
    MemorySample last,
    ManagerCounts counts,
    ServiceDesk.Report desk,
    ProcessPages processes,
    WorkingSetPeaks.@Nullable Report peaksOfSums,
    MachineFrames frames,
    CommitPeaks commit,
    List<Chain.Value> chains,
    @Nullable PagingDetail detail) {

  /**
   * Pages of each process, from process 1 on.
   *
   * @param peakResidentPages the most at a time
   * @param lockedPages at the end
   * @param peakCommittedPages the most that it was ever charged
   */
  public record ProcessPages(
      int[] peakResidentPages, int[] lockedPages, long[] peakCommittedPages) {}

  /**
   * Frames of the machine.
   *
   * @param assigned those that some process may use
   */
  public record MachineFrames(long all, long assigned) {}

  /**
   * How far commit and the pagefile went.
   *
   * @param peakPages the highest charge
   * @param pagefilePeakSlots the most in use at a time
   */
  public record CommitPeaks(long peakPages, int pagefileGrowths, long pagefilePeakSlots) {}

  /** Faults that were received and of which it is not known what kind they are. */
  public long unresolvedFaults() {
    return counts.faultsOfNoKind();
  }
}
