package org.faultline.memory.windows;

import java.util.ArrayList;
import java.util.List;
import org.faultline.memory.address.PageLocation;
import org.faultline.memory.address.PageRange;
import org.faultline.memory.event.Chain;
import org.faultline.memory.server.Counter;
import org.faultline.memory.server.LoadSample;
import org.faultline.memory.server.ManagerCounts;
import org.faultline.memory.server.ManagerReport;
import org.faultline.memory.server.MemorySample;
import org.faultline.memory.server.MemoryStatus;
import org.faultline.memory.server.PagePlaces;
import org.faultline.memory.server.PagingJournal;
import org.faultline.memory.server.RequestsUnderWay;
import org.faultline.memory.server.ServiceDesk;
import org.faultline.memory.server.WorkingSetMeter;
import org.faultline.memory.server.WorkingSetPeaks;

/** Draws up what the MemoryManager tells of memory with page lists. */
final class ListedReports {
  private ListedReports() {}

  static MemorySample sample(
      long time,
      WindowsMemory memory,
      int processes,
      PagingJournal journal,
      ServiceDesk.Load manager,
      StandbyResidence standby) {
    long[][] counters = new long[processes][];
    int[] workingSets = new int[processes];
    long[] charged = new long[processes];
    long tables = 0;
    long locked = 0;
    for (int id = 1; id <= processes; id++) {
      counters[id - 1] = journal.counters(id);
      WindowsProcess process = memory.process(id);
      if (process != null) {
        workingSets[id - 1] = process.workingSetPages();
        charged[id - 1] = process.chargedPages();
        tables += process.tablePages();
        locked += process.lockedPages();
      }
    }
    FrameCounts counts = memory.counts();
    return new MemorySample(
        time,
        counters,
        workingSets,
        charged,
        (long) counts.zeroed() + counts.free(),
        tables,
        locked,
        memory.commit().charged(),
        memory.commit().limit(),
        memory.pagefile().used(),
        memory.pagefile().sizePages(),
        manager,
        new WindowsSample(
            counts,
            memory.residentAvailable(),
            memory.zeroedWhileIdle(),
            memory.placedOnStandby(),
            standby.pageMicros()));
  }

  /** What load control wants to know; {@code workingSets} is null where none are measured. */
  static LoadSample look(
      WindowsMemory memory, PagingJournal journal, WorkingSetMeter workingSets, long[] references) {
    int[] resident = new int[references.length];
    for (int id = 1; id <= resident.length; id++) {
      WindowsProcess process = memory.process(id);
      resident[id - 1] = process == null ? 0 : process.workingSetPages();
    }
    return new LoadSample(
        memory.frameCount() - memory.settings().low(),
        LoadSample.hardFaults(journal, resident.length),
        resident,
        LoadSample.workingSets(workingSets, references));
  }

  /** What a process may know of memory and of itself. */
  static MemoryStatus status(WindowsMemory memory, WindowsProcess process, PagingJournal journal) {
    return new MemoryStatus(
        memory.frameCount(),
        memory.available(),
        memory.commit().highestLimit(),
        memory.commit().charged(),
        journal.counters(process.process())[Counter.PAGE_FAULTS.ordinal()],
        process.workingSetPages(),
        process.peakWorkingSetPages(),
        process.chargedPages(),
        process.peakChargedPages());
  }

  /** Where those pages of a process are that are in memory or in the pagefile. */
  static PagePlaces places(WindowsMemory memory, WindowsProcess process, PageRange range) {
    List<Long> pages = new ArrayList<>();
    List<PageLocation> places = new ArrayList<>();
    memory.forEachPage(
        process,
        range.first(),
        range.last(),
        (page, state) -> {
          pages.add(page);
          places.add(place(state));
        });
    return new PagePlaces(pages.stream().mapToLong(Long::longValue).toArray(), List.copyOf(places));
  }

  private static PageLocation place(FrameState state) {
    if (state == null) {
      return PageLocation.PAGEFILE;
    }
    return switch (state) {
      case ACTIVE -> PageLocation.WORKING_SET;
      case STANDBY -> PageLocation.STANDBY;
      case MODIFIED -> PageLocation.MODIFIED;
      default -> PageLocation.TRANSITION;
    };
  }

  /** What is counted here. */
  static ManagerCounts counts(
      WindowsMemory memory,
      int processes,
      PagingJournal journal,
      RequestsUnderWay underWay,
      long faultsInside,
      long pagesUnderWay) {
    long[][] counters = new long[processes][];
    long[] charged = new long[processes];
    long tables = 0;
    for (int id = 1; id <= processes; id++) {
      counters[id - 1] = journal.counters(id);
      WindowsProcess process = memory.process(id);
      if (process != null) {
        charged[id - 1] = process.chargedPages();
        tables += process.tablePages();
      }
    }
    return new ManagerCounts(
        counters,
        charged,
        underWay.grants(processes),
        faultsInside + underWay.faultsOfNoKind(),
        memory.commit().charged(),
        memory.commit().limit(),
        memory.pagefile().used(),
        pagesUnderWay,
        new WindowsCounts(memory.walk(), memory.counts(), tables));
  }

  static ManagerReport report(
      MemorySample last,
      ManagerCounts counts,
      WindowsMemory memory,
      int processes,
      PagingJournal journal,
      WorkingSetPeaks sums,
      ServiceDesk.Report desk,
      FaultAccounts accounts) {
    int[] peaks = new int[processes];
    int[] locked = new int[processes];
    long[] charged = new long[processes];
    List<Chain.Value> chains = new ArrayList<>(processes);
    for (int id = 1; id <= processes; id++) {
      WindowsProcess process = memory.process(id);
      if (process != null) {
        peaks[id - 1] = process.peakWorkingSetPages();
        locked[id - 1] = process.lockedPages();
        charged[id - 1] = process.peakChargedPages();
      }
      chains.add(journal.chain(id));
    }
    return new ManagerReport(
        last,
        counts,
        desk,
        peaks,
        sums.report(),
        memory.frameCount(),
        memory.frameCount(),
        memory.commit().peak(),
        memory.commit().growths(),
        memory.pagefile().peakUsed(),
        locked,
        charged,
        chains,
        new WindowsReport(memory.use(processes), accounts.repurposedByPriority()));
  }
}
