package org.faultline.actors.naive;

import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.AddressSpace;
import org.faultline.memory.address.Protection;
import org.faultline.memory.address.Pte;
import org.faultline.memory.server.MemoryStatus;
import org.faultline.workload.program.CallInformation;

/** What calls that ask for figures find. */
final class NaiveFigures {
  private static final int MOST_SHARES = 7;

  private NaiveFigures() {}

  /** QueryWorkingSetEx of a page that so many working sets hold. */
  static CallInformation entry(AddressSpace space, long page, int shares) {
    long pte = space.pageTable().get(page);
    boolean valid = (pte & Pte.VALID) != 0;
    return new CallInformation.WorkingSetEntry(
        valid,
        space.isSharedData(page),
        valid ? Math.min(MOST_SHARES, shares) : 0,
        valid ? Protection.toConstants(pte) : 0,
        valid && (pte & Pte.LOCKED) != 0);
  }

  /** GlobalMemoryStatusEx. */
  static CallInformation memory(AddressSpace space, MemoryStatus status) {
    AddressLayout layout = space.layout();
    long used = status.machine().totalFrames() - status.machine().availableFrames();
    return new CallInformation.MemoryStatus(
        (int) (100 * used / status.machine().totalFrames()),
        bytes(status.machine().totalFrames()),
        bytes(status.machine().availableFrames()),
        bytes(status.machine().commitLimit()),
        bytes(status.machine().commitLimit() - status.machine().commitCharge()),
        layout.highestVadAddress() - layout.lowestAddress() + 1,
        space.freeBytes());
  }

  /** GetProcessMemoryInfo. */
  static CallInformation counters(MemoryStatus status) {
    return new CallInformation.ProcessCounters(
        status.own().pageFaults(),
        bytes(status.own().peakResidentPages()),
        bytes(status.own().residentPages()),
        bytes(status.own().committedPages()),
        bytes(status.own().peakCommittedPages()),
        bytes(status.own().privateResidentPages()),
        bytes(status.own().sharedCommitPages()));
  }

  /** What the naive machine knows of its figures: no peaks. */
  static MemoryStatus status(
      NaiveProcess process,
      long frames,
      NaivePhysicalMemory memory,
      NaiveCommit commit,
      NaiveMessage message) {
    return new MemoryStatus(
        new MemoryStatus.Machine(
            frames, memory.lists.available(), commit.largestLimit(), commit.charged()),
        new MemoryStatus.Own(
            message.faults.getOrDefault(process.id, 0L),
            memory.sets.size(process),
            0,
            commit.charged(process),
            0,
            0,
            0));
  }

  private static long bytes(long pages) {
    return pages * AddressLayout.PAGE_SIZE;
  }
}
