package org.faultline.memory.textbook;

import java.util.ArrayList;
import java.util.List;
import org.faultline.memory.address.PageLocation;
import org.faultline.memory.event.Chain;
import org.faultline.memory.frames.ResidencyMeter;
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

/** Draws up what the MemoryManager tells of its state. */
final class MemoryReports {
  private MemoryReports() {}

  static MemorySample sample(
      long time,
      TextbookMemory memory,
      List<FramePool> pools,
      TextbookProcess[] processes,
      LeaseReport[] leases,
      PagingJournal journal,
      ServiceDesk.Load manager) {
    int count = processes.length - 1;
    long[][] counters = new long[count][];
    int[] resident = new int[count];
    long[] committed = new long[count];
    long tables = 0;
    long locked = 0;
    long leasedFrames = 0;
    long leasedSlots = 0;
    for (int id = 1; id <= count; id++) {
      counters[id - 1] = journal.counters(id);
      TextbookProcess process = processes[id];
      if (process != null) {
        resident[id - 1] = process.residentPages();
        committed[id - 1] = process.chargedPages();
        tables += process.tablePages();
        locked += process.lockedPages();
      }
      LeaseReport lease = leases[id];
      if (lease != null) {
        for (int i = 0; i < lease.counters().length; i++) {
          counters[id - 1][i] += lease.counters()[i];
        }
        resident[id - 1] = lease.residentPages();
        tables += lease.tablePages();
        locked += lease.lockedPages();
        leasedFrames += lease.residentPages() + lease.tablePages();
        leasedSlots += lease.usedSlots();
      }
    }
    return new MemorySample(
        time,
        counters,
        resident,
        committed,
        pools.stream().mapToLong(FramePool::free).sum() - leasedFrames,
        tables,
        locked,
        memory.commit().charged(),
        memory.commit().limit(),
        memory.pagefile().used() + leasedSlots,
        memory.pagefile().sizePages(),
        manager,
        null);
  }

  /** What load control wants to know; {@code workingSets} is null where none are measured. */
  static LoadSample look(
      TextbookMemory memory,
      TextbookProcess[] processes,
      PagingJournal journal,
      WorkingSetMeter workingSets,
      long[] references) {
    int[] resident = new int[references.length];
    int frames = memory.frames();
    for (int id = 1; id <= resident.length; id++) {
      if (processes[id] != null) {
        resident[id - 1] = processes[id].residentPages();
        frames -= processes[id].tablePages();
      }
    }
    return new LoadSample(
        frames,
        LoadSample.hardFaults(journal, resident.length),
        resident,
        LoadSample.workingSets(workingSets, references));
  }

  /** What a process may know of memory and of itself. */
  static MemoryStatus status(
      TextbookMemory memory,
      List<FramePool> pools,
      TextbookProcess process,
      PagingJournal journal,
      LeaseReport lease) {
    long faults = journal.counters(process.process())[Counter.PAGE_FAULTS.ordinal()];
    long resident = (long) process.residentPages() + process.tablePages();
    long peak = process.peakWorkingSetPages();
    if (lease != null) {
      faults += lease.counters()[Counter.PAGE_FAULTS.ordinal()];
      resident = (long) lease.residentPages() + lease.tablePages();
      peak = Math.max(resident, lease.peakResidentPages() + lease.tablePages());
    }
    return new MemoryStatus(
        memory.frames(),
        pools.stream().mapToLong(FramePool::free).sum(),
        memory.frames() + (long) memory.pagefile().maximumPages(),
        memory.commit().charged(),
        faults,
        resident,
        peak,
        process.chargedPages(),
        process.peakChargedPages());
  }

  /** Where the pages of a process are. */
  static PagePlaces places(TextbookProcess process) {
    List<Long> pages = new ArrayList<>();
    List<PageLocation> places = new ArrayList<>();
    process.forEachPage(
        (page, frame) -> {
          pages.add(page);
          places.add(frame < 0 ? PageLocation.PAGEFILE : PageLocation.WORKING_SET);
        });
    return new PagePlaces(pages.stream().mapToLong(Long::longValue).toArray(), List.copyOf(places));
  }

  /** What is counted here, whatever leased frames are used for. */
  static ManagerCounts counts(
      TextbookMemory memory,
      List<FramePool> pools,
      TextbookProcess[] processes,
      PagingJournal journal,
      RequestsUnderWay underWay,
      long faultsInside) {
    int count = processes.length - 1;
    long[][] counters = new long[count][];
    long[] charged = new long[count];
    for (int id = 1; id <= count; id++) {
      counters[id - 1] = journal.counters(id);
      charged[id - 1] = processes[id] == null ? 0 : processes[id].chargedPages();
    }
    return new ManagerCounts(
        counters,
        charged,
        underWay.grants(count),
        faultsInside + underWay.faultsOfNoKind(),
        memory.commit().charged(),
        memory.commit().limit(),
        memory.pagefile().used(),
        0,
        new TextbookCounts(
            memory.count(),
            pools.stream().mapToLong(FramePool::free).sum(),
            pools.stream().mapToLong(FramePool::countFree).sum(),
            pools.stream().mapToLong(FramePool::count).sum()));
  }

  static ManagerReport report(
      MemorySample last,
      ManagerCounts counts,
      TextbookMemory memory,
      TextbookProcess[] processes,
      LeaseReport[] leases,
      PagingJournal journal,
      WorkingSetPeaks sums,
      ResidencyMeter.Reading ownResidency,
      ServiceDesk.Report desk) {
    int count = processes.length - 1;
    int[] peaks = new int[count];
    int[] locked = new int[count];
    long[] charged = new long[count];
    List<Chain.Value> chains = new ArrayList<>(count);
    boolean leased = false;
    ResidencyMeter.Reading residency = ownResidency;
    for (int id = 1; id <= count; id++) {
      if (processes[id] != null) {
        locked[id - 1] = processes[id].lockedPages();
        charged[id - 1] = processes[id].peakChargedPages();
      }
      LeaseReport lease = leases[id];
      leased |= lease != null;
      if (lease != null) {
        locked[id - 1] += lease.lockedPages();
        residency = residency.plus(lease.residency());
        peaks[id - 1] = lease.peakResidentPages();
        chains.add(lease.chain());
      } else {
        peaks[id - 1] = processes[id] == null ? 0 : processes[id].peakResidentPages();
        chains.add(journal.chain(id));
      }
    }
    return new ManagerReport(
        last,
        counts,
        desk,
        peaks,
        leased ? null : sums.report(),
        memory.frames(),
        TextbookCounts.of(counts).frames(),
        memory.commit().peak(),
        memory.commit().growths(),
        memory.pagefile().peakUsed(),
        locked,
        charged,
        chains,
        new TextbookReport(residency));
  }
}
