package org.faultline.memory.windows;

import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.PageRange;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.event.EventKind;
import org.faultline.memory.frames.GrantedCall;
import org.faultline.memory.section.SectionWork;
import org.faultline.memory.server.CallHandler;
import org.faultline.memory.server.ChargeDecision;
import org.faultline.memory.server.Counter;
import org.faultline.memory.server.ServerBooks;

/** System calls on memory with page lists; a charge may wait for the pagefile to grow. */
final class WindowsCalls implements CallHandler<WindowsWork> {
  private final ServerBooks books;
  private final WindowsMemory memory;
  private final PageTransfers device;
  private final SectionServer sections;
  private final WindowsReports reports;

  WindowsCalls(
      ServerBooks books,
      WindowsMemory memory,
      PageTransfers device,
      PageWriting writing,
      WindowsReports reports) {
    this.memory = memory;
    sections = new SectionServer(memory, writing, books.settings().processes().size());
    this.device = device;
    this.reports = reports;
    this.books = books;
  }

  @Override
  public Win32Error check(WindowsWork work) {
    SectionWork asked = work.call().section();
    return asked == null ? Win32Error.ERROR_SUCCESS : sections.check(work, asked);
  }

  @Override
  public boolean admitsLock(WindowsWork work, PageRange range) {
    return memory.admitsLock(work.process, range.first(), range.last());
  }

  @Override
  public boolean promises(WindowsWork work, MemoryWork.WorkingSetSizes sizes) {
    int minimum = (int) Math.min(Integer.MAX_VALUE, sizes.minimumPages());
    int maximum = (int) Math.min(Integer.MAX_VALUE, sizes.maximumPages());
    boolean promised = memory.limits(work.process, minimum, maximum, work.process.hardMaximum());
    if (promised) {
      books.notices().minimum(work.process(), minimum);
    }
    return promised;
  }

  @Override
  public ChargeDecision charge(WindowsWork work, long pages) {
    if (pages < 0) {
      memory.commit().release(work.process, -pages);
      return ChargeDecision.GRANTED;
    }
    long shared = work.sectionCharge();
    return memory.commit().charge(work.process, pages - shared, memory.shared.charge, shared);
  }

  @Override
  public boolean isDecided(long pages) {
    return !memory.commit().isGrowing() || memory.commit().isDecided(pages);
  }

  @Override
  public void perform(WindowsWork work) {
    MemoryWork call = work.call();
    WindowsProcess process = work.process;
    GrantedCall.perform(memory, process, call);
    for (PageRange range : call.contents().undoReset()) {
      memory.undoReset(process, range.first(), range.last());
      work.found(reports.places(process, range));
    }
    call.workingSet()
        .trimTables()
        .forEach(range -> memory.trimTables(process, range.first(), range.last()));
    for (PageRange range : call.entries().commit()) {
      work.spend(range.pages() * books.settings().costs().commitPageNanos());
      bringIn(work, range, BringIn.Purpose.COMMIT);
    }
    for (PageRange range : call.entries().protect()) {
      BringIn.protect(memory, process, range.first(), range.last()).forEach(work::add);
    }
    for (PageRange range : call.prefetch()) {
      for (ReadCluster read : Prefetch.plan(memory, process, range.first(), range.last())) {
        device.read(read, null, null);
      }
    }
    for (PageRange range : call.locks().lock()) {
      bringIn(work, range, BringIn.Purpose.LOCK);
    }
    SectionWork asked = call.section();
    if (asked != null) {
      sections.perform(work, asked);
    }
  }

  private void bringIn(WindowsWork work, PageRange range, BringIn.Purpose purpose) {
    work.add(new BringIn(memory, work.process, range.first(), range.last(), purpose));
  }

  /** The page that a request needs could not be read: it ends. */
  void failInPage(WindowsWork work) {
    books.journal().count(work.process(), Counter.IN_PAGE_ERRORS, 1);
    books.journal().chain(EventKind.IN_PAGE_ERROR, work.process(), work.needed(), 0);
    if (work.fault() != null) {
      books.draft().failInPage();
      return;
    }
    work.undoLocks();
    work.answer(Win32Error.ERROR_SWAPERROR);
    memory.commit().release(work.process, Math.max(0, work.call().chargePages()));
  }

  /** What a call brought in may leave, whether its process runs or not. */
  @Override
  public void completed(WindowsWork work) {
    SectionWork asked = work.call().section();
    if (asked != null && work.isGranted()) {
      sections.complete(work, asked);
    }
    if (work.fault() == null) {
      memory.unpin(work.process);
    }
  }
}
