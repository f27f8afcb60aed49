package org.faultline.actors.memory;

import java.util.List;
import org.faultline.actors.event.Chain;
import org.faultline.memory.frames.ResidencyMeter;
import org.faultline.memory.textbook.TextbookIdentities;
import org.faultline.memory.windows.PageUse;
import org.faultline.memory.windows.WindowsIdentities;

/**
 * The MemoryManager's results.
 *
 * @param last the sample at the end
 * @param counts what it counts by itself at the end
 * @param use what each frame is used for; null without page lists
 * @param repurposed standby pages whose frame was taken, by priority; null without page lists
 * @param peaksOfSums the most that processes had resident together; null where processes lease
 *     their frames, since nobody knows then what they had at the same time
 * @param lockedPages of each process, from process 1 on
 * @param peakCommittedPages the most that each process was ever charged, from process 1 on
 * @param residency how much memory all pages took over the references; null with page lists
 * @param chains of the events of each process, from process 1 on
 */
public record ManagerReport(
    MemorySample last,
    ManagerCounts counts,
    ServiceDesk.Report desk,
    int[] peakResidentPages,
    WorkingSetPeaks.Report peaksOfSums,
    long frames,
    long commitPeak,
    int pagefileGrowths,
    long pagefilePeakSlots,
    PageUse use,
    long[] repurposed,
    int[] lockedPages,
    long[] peakCommittedPages,
    ResidencyMeter.Reading residency,
    List<Chain.Value> chains) {

  /** A walk over the frames of the textbook machine; null with page lists. */
  public TextbookIdentities.Counts counted() {
    return counts.textbook() == null ? null : counts.textbook().walk();
  }

  /** A walk over frames and lists; null without page lists. */
  public WindowsIdentities.Walk walk() {
    return counts.lists() == null ? null : counts.lists().walk();
  }

  /** Faults that were received and of which it is not known what kind they are. */
  public long unresolvedFaults() {
    return counts.faultsOfNoKind();
  }

  /** Frames that some process may use. */
  public long assignedFrames() {
    return counts.textbook() == null ? frames : counts.textbook().frames();
  }
}
