package org.faultline.memory.textbook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
import org.faultline.memory.server.PagingReports;
import org.faultline.memory.server.ServerBooks;
import org.faultline.memory.server.ServiceDesk;
import org.faultline.memory.server.WorkingSetMeter;
import org.jspecify.annotations.Nullable;

/** Draws up what the textbook machine tells of its memory. */
final class TextbookReports implements PagingReports {
  private final ServerBooks books;
  private final PagingJournal journal;
  private final TextbookMemory memory;
  private final List<FramePool> pools;
  // By id; absent as long as they have not started.
  private final @Nullable TextbookProcess[] processes;
  // By id, of those that lease frames.
  private final @Nullable LeaseReport[] leases;
  private final ResidencyMeter meter;
  // Absent where no working sets are measured.
  private final @Nullable WorkingSetMeter workingSets;

  TextbookReports(
      ServerBooks books,
      TextbookMemory memory,
      List<FramePool> pools,
      @Nullable TextbookProcess[] processes,
      @Nullable LeaseReport[] leases,
      ResidencyMeter meter,
      @Nullable WorkingSetMeter workingSets) {
    this.books = books;
    this.memory = memory;
    this.pools = pools;
    this.processes = processes;
    this.leases = leases;
    this.meter = meter;
    this.workingSets = workingSets;
    journal = books.journal();
  }

  private int processCount() {
    return processes.length - 1;
  }

  private long freeFrames() {
    return pools.stream().mapToLong(FramePool::freeFrames).sum();
  }

  private long[] charged() {
    return IntStream.range(1, processes.length)
        .mapToLong(id -> processes[id] == null ? 0 : processes[id].chargedPages())
        .toArray();
  }

  @Override
  public MemorySample sample(long atNanos, ServiceDesk.Load manager) {
    long[][] counters = journal.allCounters();
    int[] resident = new int[processCount()];
    long tables = 0;
    long locked = 0;
    long leasedFrames = 0;
    long leasedSlots = 0;
    for (int id = 1; id <= processCount(); id++) {
      TextbookProcess process = processes[id];
      if (process != null) {
        resident[id - 1] = process.residentPages();
        tables += process.tablePages();
        locked += process.lockedPages();
      }
      LeaseReport lease = leases[id];
      if (lease != null) {
        for (int i = 0; i < lease.counters().length; i++) {
          counters[id - 1][i] += lease.counters()[i];
        }
        resident[id - 1] = lease.pages().resident();
        tables += lease.pages().tables();
        locked += lease.pages().locked();
        leasedFrames += lease.pages().resident() + lease.pages().tables();
        leasedSlots += lease.usedSlots();
      }
    }
    return new MemorySample(
        atNanos,
        new MemorySample.ProcessSamples(counters, resident, charged()),
        new MemorySample.FrameUse(freeFrames() - leasedFrames, tables, locked),
        new MemorySample.CommitUse(
            memory.commit().chargedPages(),
            memory.commit().limitPages(),
            memory.pagefile().usedSlots() + leasedSlots,
            memory.pagefile().sizePages()),
        manager,
        null);
  }

  @Override
  public LoadSample loadSample(long[] references) {
    int[] resident = new int[references.length];
    int frames = memory.frames();
    for (int id = 1; id <= resident.length; id++) {
      if (processes[id] != null) {
        resident[id - 1] = processes[id].residentPages();
        frames -= processes[id].tablePages();
      }
    }
    return LoadSample.of(frames, resident, journal, workingSets, references);
  }

  @Override
  public MemoryStatus status(int id) {
    TextbookProcess process = processes[id];
    LeaseReport lease = leases[id];
    long faults = journal.count(id, Counter.PAGE_FAULTS);
    long resident = (long) process.residentPages() + process.tablePages();
    long peak = process.peakWorkingSetPages();
    if (lease != null) {
      faults += lease.counters()[Counter.PAGE_FAULTS.ordinal()];
      resident = (long) lease.pages().resident() + lease.pages().tables();
      peak = Math.max(resident, lease.pages().peakResident() + lease.pages().tables());
    }
    return new MemoryStatus(
        new MemoryStatus.Machine(
            memory.frames(),
            freeFrames(),
            memory.frames() + (long) memory.pagefile().maximumPages(),
            memory.commit().chargedPages()),
        new MemoryStatus.Own(
            faults,
            resident,
            peak,
            process.chargedPages(),
            process.peakChargedPages(),
            resident,
            0));
  }

  @Override
  public PagePlaces places(int id) {
    PagePlaces.Builder places = new PagePlaces.Builder();
    processes[id].forEachPage(
        (page, frame) ->
            places.add(page, frame < 0 ? PageLocation.PAGEFILE : PageLocation.WORKING_SET));
    return places.build();
  }

  /** What is counted here, whatever leased frames are used for. */
  @Override
  public ManagerCounts count(long faultsInside) {
    return new ManagerCounts(
        journal.allCounters(),
        charged(),
        books.underWay().grants(processCount()),
        faultsInside + books.underWay().faultsOfNoKind(),
        journal.systemCounters(),
        new ManagerCounts.Commit(memory.commit().chargedPages(), 0, memory.commit().limitPages()),
        memory.pagefile().usedSlots(),
        0,
        new TextbookCounts(
            memory.count(),
            freeFrames(),
            pools.stream().mapToLong(FramePool::countFreeFrames).sum(),
            pools.stream().mapToLong(FramePool::frames).sum()));
  }

  @Override
  public ManagerReport report(MemorySample last, ManagerCounts counts, ServiceDesk.Report desk) {
    int[] peaks = new int[processCount()];
    int[] locked = new int[processCount()];
    long[] charged = new long[processCount()];
    List<Chain.Value> chains = new ArrayList<>(journal.allChains());
    boolean leased = false;
    ResidencyMeter.Reading residency = meter.reading();
    for (int id = 1; id <= processCount(); id++) {
      if (processes[id] != null) {
        peaks[id - 1] = processes[id].peakResidentPages();
        locked[id - 1] = processes[id].lockedPages();
        charged[id - 1] = processes[id].peakChargedPages();
      }
      LeaseReport lease = leases[id];
      if (lease != null) {
        leased = true;
        peaks[id - 1] = lease.pages().peakResident();
        locked[id - 1] += lease.pages().locked();
        residency = residency.plus(lease.residency());
        chains.set(id - 1, lease.chain());
      }
    }
    return new ManagerReport(
        last,
        counts,
        desk,
        new ManagerReport.ProcessPages(peaks, locked, charged),
        leased ? null : books.peaks().report(),
        new ManagerReport.MachineFrames(
            memory.frames(), pools.stream().mapToLong(FramePool::frames).sum()),
        new ManagerReport.CommitPeaks(
            memory.commit().peakPages(),
            memory.commit().growths(),
            memory.pagefile().peakUsedSlots()),
        chains,
        new TextbookReport(residency));
  }
}
