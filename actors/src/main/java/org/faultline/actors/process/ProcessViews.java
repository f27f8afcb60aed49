package org.faultline.actors.process;

import java.util.ArrayList;
import java.util.List;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.AddressSpace;
import org.faultline.memory.address.PageLocation;
import org.faultline.memory.address.Pte;
import org.faultline.memory.server.MemoryStatus;
import org.faultline.memory.server.PagePlaces;
import org.faultline.workload.program.CallInformation;
import org.faultline.workload.program.CallInformation.MappedRun;
import org.faultline.workload.program.CallInformation.PlacedPage;
import org.faultline.workload.program.CallInformation.WorkingSetPage;

/** What the calls that ask for figures give: docs/windows.md W313, W1004 and W1005. */
final class ProcessViews {
  private ProcessViews() {}

  /** The pages with a valid entry. */
  static CallInformation.WorkingSet workingSet(AddressSpace space) {
    List<WorkingSetPage> pages = new ArrayList<>();
    space.forEachResidentPage(
        (page, protect, locked) -> pages.add(new WorkingSetPage(bytes(page), protect, locked)));
    return new CallInformation.WorkingSet(List.copyOf(pages));
  }

  /** All runs, each with those of its pages that are anywhere. */
  static CallInformation.AddressMap map(AddressSpace space, PagePlaces places) {
    List<MappedRun> runs = new ArrayList<>();
    int[] next = {0};
    space.forEachRun(
        run -> {
          List<PlacedPage> placed = new ArrayList<>();
          long endAddress = run.baseAddress() + run.regionSize();
          if (space.isShared(run.baseAddress() >>> AddressLayout.PAGE_SHIFT)) {
            placed.add(new PlacedPage(run.baseAddress(), PageLocation.SYSTEM));
          }
          while (next[0] < places.pages().length && bytes(places.pages()[next[0]]) < endAddress) {
            long page = places.pages()[next[0]];
            placed.add(
                new PlacedPage(bytes(page), place(space, page, places.places().get(next[0]))));
            next[0]++;
          }
          runs.add(new MappedRun(run, List.copyOf(placed)));
        });
    return new CallInformation.AddressMap(List.copyOf(runs));
  }

  private static PageLocation place(AddressSpace space, long page, PageLocation place) {
    boolean locked = (space.pageTable().get(page) & Pte.LOCKED) != 0;
    return place == PageLocation.WORKING_SET && locked ? PageLocation.LOCKED : place;
  }

  /** GlobalMemoryStatusEx. */
  static CallInformation.MemoryStatus memoryStatus(
      AddressSpace space, MemoryStatus.Machine status) {
    AddressLayout layout = space.layout();
    long totalBytes = layout.highestVadAddress() - layout.lowestAddress() + 1;
    long usedFrames = status.totalFrames() - status.availableFrames();
    return new CallInformation.MemoryStatus(
        (int) (100 * usedFrames / status.totalFrames()),
        bytes(status.totalFrames()),
        bytes(status.availableFrames()),
        bytes(status.commitLimit()),
        bytes(status.commitLimit() - status.commitCharge()),
        totalBytes,
        space.freeBytes());
  }

  /** GetProcessMemoryInfo. */
  static CallInformation.ProcessCounters counters(MemoryStatus.Own status) {
    return new CallInformation.ProcessCounters(
        status.pageFaults(),
        bytes(status.peakResidentPages()),
        bytes(status.residentPages()),
        bytes(status.committedPages()),
        bytes(status.peakCommittedPages()),
        bytes(status.privateResidentPages()),
        bytes(status.sharedCommitPages()));
  }

  private static long bytes(long pages) {
    return pages << AddressLayout.PAGE_SHIFT;
  }
}
