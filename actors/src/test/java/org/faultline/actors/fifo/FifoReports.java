package org.faultline.actors.fifo;

import java.util.Arrays;
import java.util.function.ToLongFunction;
import org.faultline.memory.address.PageLocation;
import org.faultline.memory.server.Counter;
import org.faultline.memory.server.LoadSample;
import org.faultline.memory.server.ManagerCounts;
import org.faultline.memory.server.ManagerReport;
import org.faultline.memory.server.MemorySample;
import org.faultline.memory.server.MemoryStatus;
import org.faultline.memory.server.PagePlaces;
import org.faultline.memory.server.PagingReports;
import org.faultline.memory.server.ServerBooks;
import org.faultline.memory.server.ServiceDesk;
import org.faultline.memory.textbook.TextbookCounts;
import org.faultline.memory.textbook.TextbookIdentities;

/** What it tells of its memory. */
record FifoReports(ServerBooks books, FifoMemory memory) implements PagingReports {

  private long[] each(ToLongFunction<FifoProcess> number) {
    return Arrays.stream(memory.processes)
        .skip(1)
        .mapToLong(process -> process == null ? 0 : number.applyAsLong(process))
        .toArray();
  }

  private int[] eachInt(ToLongFunction<FifoProcess> number) {
    return Arrays.stream(each(number)).mapToInt(Math::toIntExact).toArray();
  }

  private long limit() {
    return memory.owner.length + (long) memory.pagefile.sizePages();
  }

  @Override
  public LoadSample loadSample(long[] references) {
    int[] resident = eachInt(process -> process.resident);
    return LoadSample.of(memory.owner.length, resident, books.journal(), null, references);
  }

  @Override
  public MemoryStatus status(int id) {
    FifoProcess process = memory.processes[id];
    return new MemoryStatus(
        new MemoryStatus.Machine(
            memory.owner.length, memory.free.size(), limit(), memory.charges[0]),
        new MemoryStatus.Own(
            books.journal().count(id, Counter.PAGE_FAULTS),
            process.resident,
            process.peakResident,
            process.charged,
            process.peakCharged,
            process.resident,
            0));
  }

  @Override
  public PagePlaces places(int id) {
    PagePlaces.Builder places = new PagePlaces.Builder();
    memory.processes[id].places.forEach(
        (page, place) ->
            places.add(page, place < 0 ? PageLocation.PAGEFILE : PageLocation.WORKING_SET));
    return places.build();
  }

  @Override
  public MemorySample sample(long time, ServiceDesk.Load manager) {
    return new MemorySample(
        time,
        new MemorySample.ProcessSamples(
            books.journal().allCounters(),
            eachInt(process -> process.resident),
            each(process -> process.charged)),
        new MemorySample.FrameUse(memory.free.size(), 0, 0),
        new MemorySample.CommitUse(
            memory.charges[0], limit(), memory.pagefile.usedSlots(), memory.pagefile.sizePages()),
        manager,
        null);
  }

  @Override
  public ManagerCounts count(long faultsInside) {
    long owned = Arrays.stream(memory.owner).filter(owner -> owner > 0).count();
    long resident = Arrays.stream(each(process -> process.resident)).sum();
    long charged = Arrays.stream(each(process -> process.charged)).sum();
    int processes = memory.processes.length - 1;
    return new ManagerCounts(
        books.journal().allCounters(),
        each(process -> process.charged),
        books.underWay().grants(processes),
        faultsInside + books.underWay().faultsOfNoKind(),
        books.journal().systemCounters(),
        new ManagerCounts.Commit(memory.charges[0], 0, limit()),
        memory.pagefile.usedSlots(),
        0,
        new TextbookCounts(
            new TextbookIdentities.Counts(
                memory.owner.length - owned, owned, 0, 0, resident, 0, 0, charged),
            memory.free.size(),
            memory.free.stream().distinct().count(),
            memory.owner.length));
  }

  @Override
  public ManagerReport report(MemorySample last, ManagerCounts counts, ServiceDesk.Report desk) {
    return new ManagerReport(
        last,
        counts,
        desk,
        new ManagerReport.ProcessPages(
            eachInt(process -> process.peakResident),
            new int[memory.processes.length - 1],
            each(process -> process.peakCharged)),
        null,
        new ManagerReport.MachineFrames(memory.owner.length, memory.owner.length),
        new ManagerReport.CommitPeaks(memory.charges[1], 0, memory.pagefile.peakUsedSlots()),
        books.journal().allChains(),
        null);
  }
}
