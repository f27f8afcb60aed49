package org.faultline.memory.windows;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.faultline.memory.address.PageLocation;
import org.faultline.memory.address.PageRange;
import org.faultline.memory.address.PageReference;
import org.faultline.memory.frames.PagePlace;
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

/** Draws up what memory with page lists tells of itself. */
final class WindowsReports implements PagingReports {
  private final ServerBooks books;
  private final PagingJournal journal;
  private final int processCount;
  private final WindowsMemory memory;
  private final WindowsAccounts accounts;
  private final PageTransfers device;
  private final StandbyResidence standby;
  // Absent where no working sets are measured.
  private final @Nullable WorkingSetMeter workingSets;

  WindowsReports(
      ServerBooks books,
      WindowsMemory memory,
      WindowsAccounts accounts,
      PageTransfers device,
      StandbyResidence standby,
      @Nullable WorkingSetMeter workingSets) {
    this.books = books;
    this.memory = memory;
    this.accounts = accounts;
    this.device = device;
    this.standby = standby;
    this.workingSets = workingSets;
    journal = books.journal();
    processCount = books.settings().processes().size();
  }

  /** A number of each process, 0 where it has not started. */
  private int[] each(ToIntFunction<WindowsProcess> number) {
    return IntStream.rangeClosed(1, processCount)
        .mapToObj(memory::find)
        .mapToInt(process -> process == null ? 0 : number.applyAsInt(process))
        .toArray();
  }

  private long[] eachLong(ToLongFunction<WindowsProcess> number) {
    return IntStream.rangeClosed(1, processCount)
        .mapToObj(memory::find)
        .mapToLong(process -> process == null ? 0 : number.applyAsLong(process))
        .toArray();
  }

  private long sum(ToIntFunction<WindowsProcess> number) {
    return IntStream.of(each(number)).asLongStream().sum();
  }

  @Override
  public MemorySample sample(long atNanos, ServiceDesk.Load manager) {
    standby.changes(atNanos, memory.standbyPages());
    FrameCounts counts = memory.counts();
    return new MemorySample(
        atNanos,
        new MemorySample.ProcessSamples(
            journal.allCounters(),
            each(WindowsProcess::workingSetPages),
            eachLong(WindowsProcess::chargedPages)),
        new MemorySample.FrameUse(
            (long) counts.zeroed() + counts.free(),
            sum(WindowsProcess::tablePages),
            sum(WindowsProcess::lockedPages)),
        new MemorySample.CommitUse(
            memory.commit().chargedPages(),
            memory.commit().limitPages(),
            memory.pagefile().usedSlots(),
            memory.pagefile().sizePages()),
        manager,
        new WindowsSample(
            counts,
            memory.residentAvailable(),
            memory.zeroedWhileIdle(),
            memory.placedOnStandby(),
            standby.pageMicros(),
            sharing()));
  }

  private SharingSample sharing() {
    if (!memory.shared.segments.everMade()) {
      return SharingSample.NONE;
    }
    return new SharingSample(
        true,
        each(WindowsProcess::shareablePages),
        each(WindowsProcess::sharedPages),
        memory.shared.frames.frames(),
        memory.shared.frames.heldSeveralTimes(),
        memory.shared.charge.chargedPages());
  }

  private List<MappedPages> mapped() {
    return IntStream.rangeClosed(1, processCount)
        .mapToObj(memory::find)
        .map(process -> process == null ? MappedPages.NONE : MappedPages.walk(memory, process))
        .toList();
  }

  @Override
  public LoadSample loadSample(long[] references) {
    int frames = memory.frameCount() - memory.settings().available().lowPages();
    int[] resident = each(WindowsProcess::workingSetPages);
    return LoadSample.of(frames, resident, journal, workingSets, references);
  }

  @Override
  public MemoryStatus status(int id) {
    WindowsProcess process = memory.process(id);
    return new MemoryStatus(
        new MemoryStatus.Machine(
            memory.frameCount(),
            memory.available(),
            memory.commit().highestLimitPages(),
            memory.commit().chargedPages()),
        new MemoryStatus.Own(
            journal.count(id, Counter.PAGE_FAULTS),
            process.workingSetPages(),
            process.peakWorkingSetPages(),
            process.chargedPages(),
            process.peakChargedPages(),
            (long) process.workingSetPages() - process.shareablePages(),
            MappedPages.sharedCommit(process)));
  }

  @Override
  public PagePlaces places(int id) {
    return places(memory.process(id), new PageRange(0, PageReference.MAXIMUM_PAGE));
  }

  /** Where those pages of a process are that are in memory or in the pagefile. */
  PagePlaces places(WindowsProcess process, PageRange range) {
    PagePlaces.Builder places = new PagePlaces.Builder();
    process.forEachPlace(
        range.first(),
        range.last(),
        (page, place) -> {
          int what = PagePlace.what(place);
          if (what == PagePlace.FRAME) {
            places.add(page, location(memory.states.of(PagePlace.number(place))));
          } else if (what == PagePlace.SLOT) {
            places.add(page, PageLocation.PAGEFILE);
          }
        });
    return places.build();
  }

  private static PageLocation location(FrameState state) {
    return switch (state) {
      case ACTIVE -> PageLocation.WORKING_SET;
      case STANDBY -> PageLocation.STANDBY;
      case MODIFIED -> PageLocation.MODIFIED;
      default -> PageLocation.TRANSITION;
    };
  }

  @Override
  public ManagerCounts count(long faultsInside) {
    return new ManagerCounts(
        journal.allCounters(),
        eachLong(WindowsProcess::chargedPages),
        books.underWay().grants(processCount),
        faultsInside + books.underWay().faultsOfNoKind(),
        journal.systemCounters(),
        new ManagerCounts.Commit(
            memory.commit().chargedPages(),
            memory.shared.charge.chargedPages(),
            memory.commit().limitPages()),
        memory.pagefile().usedSlots(),
        device.pagesUnderWay(),
        new WindowsCounts(
            memory.walk(), memory.counts(), sum(WindowsProcess::tablePages), device.filePages()));
  }

  @Override
  public ManagerReport report(MemorySample last, ManagerCounts counts, ServiceDesk.Report desk) {
    return new ManagerReport(
        last,
        counts,
        desk,
        new ManagerReport.ProcessPages(
            each(WindowsProcess::peakWorkingSetPages),
            each(WindowsProcess::lockedPages),
            eachLong(WindowsProcess::peakChargedPages)),
        books.peaks().report(),
        new ManagerReport.MachineFrames(memory.frameCount(), memory.frameCount()),
        new ManagerReport.CommitPeaks(
            memory.commit().peakPages(),
            memory.commit().growths(),
            memory.pagefile().peakUsedSlots()),
        journal.allChains(),
        new WindowsReport(memory.use(processCount), accounts.repurposedByPriority(), mapped()));
  }
}
