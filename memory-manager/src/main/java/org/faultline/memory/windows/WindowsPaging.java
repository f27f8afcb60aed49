package org.faultline.memory.windows;

import java.util.List;
import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.PageRange;
import org.faultline.memory.address.PageReference;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.device.Completion;
import org.faultline.memory.device.Transfer;
import org.faultline.memory.event.EventKind;
import org.faultline.memory.frames.GrantedCall;
import org.faultline.memory.pagefile.PageStore;
import org.faultline.memory.pagefile.Pagefile;
import org.faultline.memory.server.Alarm;
import org.faultline.memory.server.ChargeDecision;
import org.faultline.memory.server.Counter;
import org.faultline.memory.server.FaultHandler;
import org.faultline.memory.server.LoadOrder;
import org.faultline.memory.server.PagerChoice;
import org.faultline.memory.server.PagerQuestion;
import org.faultline.memory.server.PagingJournal;
import org.faultline.memory.server.PagingReports;
import org.faultline.memory.server.ProcessSettings;
import org.faultline.memory.server.Progress;
import org.faultline.memory.server.Reply;
import org.faultline.memory.server.Request;
import org.faultline.memory.server.RequestKind;
import org.faultline.memory.server.RunReport;
import org.faultline.memory.server.ServerBooks;
import org.faultline.memory.server.ServerSettings;
import org.faultline.memory.server.WorkingSetMeter;

/**
 * Paging as Windows has it: working sets, standby and modified pages, the modified writer, and
 * commit that waits for the pagefile.
 */
public final class WindowsPaging implements FaultHandler<WindowsWork> {
  private final ServerBooks books;
  private final ServerSettings settings;
  private final PagingJournal journal;
  private final WindowsMemory memory;
  private final ModifiedPageWriter writer;
  private final PressureSignal pressure;
  private final StandbyResidence standby = new StandbyResidence();
  private final WindowsAccounts accounts;
  private final PageTransfers device;
  private final WindowsReports reports;
  private boolean foundNone;
  // The pass that low memory called for found nothing: another one would not either.
  private boolean inVain;
  private int availableBefore;

  /**
   * Memory of which nothing is used.
   *
   * @param store where the bytes of pages are kept; null where the device keeps them
   */
  public WindowsPaging(
      ServerBooks books, WindowsSettings lists, Pagefile pagefile, PageStore store) {
    this.books = books;
    settings = books.settings();
    journal = books.journal();
    accounts = new WindowsAccounts(books);
    int frames = settings.frames();
    long window = settings.workingSetWindow();
    WorkingSetMeter workingSets =
        window == 0
            ? null
            : new WorkingSetMeter(frames, settings.processes().size(), window, books.notices());
    memory =
        new WindowsMemory(
            frames,
            lists,
            settings.layout(),
            settings.pageTables(),
            settings.costs().zeroPage(),
            pagefile,
            workingSets == null ? books.notices() : workingSets,
            accounts);
    accounts.of(memory);
    writer = new ModifiedPageWriter(memory);
    pressure = new PressureSignal(lists);
    device = new PageTransfers(memory, journal, store, settings.asksNobody());
    reports = new WindowsReports(books, memory, accounts, device, standby, workingSets);
  }

  @Override
  public void apply(RunReport report) {
    int process = report.process();
    for (int frame : report.dirtied()) {
      memory.dirtied(process, frame);
    }
    for (int i = 0; i < report.dataFrames().length; i++) {
      memory.contents(process, report.dataFrames()[i], report.data()[i]);
    }
    for (int frame : report.touched()) {
      memory.touched(process, frame);
    }
    if (memory.process(process) != null) {
      memory.unpin(memory.process(process));
    }
  }

  @Override
  public void idle(long nanos) {
    memory.catchUp(nanos);
  }

  @Override
  public void arrived(int id) {
    if (memory.process(id) == null) {
      ProcessSettings own = settings.processes().get(id - 1);
      memory
          .admit(
              id,
              own.minimumPages(),
              own.maximumPages(),
              own.hardMaximum(),
              own.memoryPriority())
          .countIn(books.peaks().of(id));
    }
  }

  @Override
  public WindowsWork work(int process, Request request) {
    return new WindowsWork(memory.process(process), request);
  }

  @Override
  public void begin(WindowsWork work) {
    accounts.serve(work);
  }

  @Override
  public Progress fault(WindowsWork work, long now) {
    Request.Fault fault = work.fault();
    books.underWay().faulted(work.process());
    if (fault.held() >= 0) {
      memory.pin(work.process, fault.held());
    }
    bringIn(work, new PageRange(fault.page(), fault.page()), BringIn.Purpose.FAULT);
    return advance(work);
  }

  private void bringIn(WindowsWork work, PageRange range, BringIn.Purpose purpose) {
    work.add(new BringIn(memory, work.process, range.first(), range.last(), purpose));
  }

  @Override
  public Progress advance(WindowsWork work) {
    for (BringIn stage = work.stage(); stage != null; stage = work.stage()) {
      switch (stage.advance()) {
        case DONE -> work.endStage();
        case REPLACE -> {
          return new PagerQuestion.Replacement(work.process());
        }
        case WAIT -> {
          foundNone = true;
          return Reply.Outcome.WAITS;
        }
        case COLLIDED -> {
          device.filling(stage.collidedFrame()).claim(work, stage.page());
          return Reply.Outcome.BLOCKED;
        }
        case READ -> {
          ReadCluster read = stage.read();
          if (device.read(read, work, read.table() ? read.first() : stage.page())) {
            return Reply.Outcome.BLOCKED;
          }
        }
      }
    }
    return done(work);
  }

  private Progress done(WindowsWork work) {
    completed(work);
    return work.isAway() ? Reply.Outcome.WAKES : Reply.Outcome.RESUMES;
  }

  /** What a call brought in may leave, whether its process runs or not. */
  @Override
  public void completed(WindowsWork work) {
    if (work.call() != null) {
      memory.unpin(work.process);
    }
  }

  @Override
  public Progress chosen(WindowsWork work, PagerQuestion question, PagerChoice choice, long now) {
    boolean replaces = question instanceof PagerQuestion.Replacement;
    accounts.trimming(
        replaces && work.process.hardMaximum()
            ? WindowsAccounts.Trimming.AT_HARD_MAXIMUM
            : WindowsAccounts.Trimming.BY_PAGER);
    for (int frame : choice.frames()) {
      memory.trim(frame);
    }
    accounts.trimming(WindowsAccounts.Trimming.BY_CALL);
    if (replaces) {
      return advance(work);
    }
    int trimmed = choice.frames().length;
    writer.passed(trimmed > 0);
    inVain = trimmed == 0 && question instanceof PagerQuestion.Pass pass && !pass.regular();
    journal.note(now, EventKind.WORKING_SET_PASS, 0, availableBefore, trimmed);
    return Reply.Outcome.NONE;
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
    return memory.commit().charge(work.process, pages);
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
    for (PageRange range : call.undoReset()) {
      memory.undoReset(process, range.first(), range.last());
      work.found(reports.places(process, range));
    }
    call.trimTables().forEach(range -> memory.trimTables(process, range.first(), range.last()));
    for (PageRange range : call.commit()) {
      work.spend(range.pages() * settings.costs().commitPage());
      bringIn(work, range, BringIn.Purpose.COMMIT);
    }
    for (PageRange range : call.protect()) {
      BringIn.protect(memory, process, range.first(), range.last()).forEach(work::add);
    }
    for (PageRange range : call.prefetch()) {
      for (ReadCluster read : Prefetch.plan(memory, process, range.first(), range.last())) {
        device.read(read, null, -1);
      }
    }
    for (PageRange range : call.lock()) {
      bringIn(work, range, BringIn.Purpose.LOCK);
    }
  }

  @Override
  public Progress exit(WindowsWork work, Request.Exit exit) {
    abandon(work);
    return Reply.Outcome.GONE;
  }

  @Override
  public void abandon(WindowsWork work) {
    memory.exit(work.process);
  }

  @Override
  public boolean startOver(WindowsWork work) {
    return work.stage().startOver();
  }

  @Override
  public PagerQuestion lastResort() {
    return pass(PagerQuestion.Everything.EVERYTHING);
  }

  private PagerQuestion pass(PagerQuestion question) {
    availableBefore = memory.available();
    pressure.passed(journal.now());
    return question;
  }

  @Override
  public void order(LoadOrder order) {
    WindowsProcess process = memory.process(order.process());
    if (process != null && order.kind() == LoadOrder.Kind.SUSPEND) {
      memory.unpin(process);
      memory.trim(process, 0, PageReference.MAXIMUM_PAGE);
      memory.trimTables(process, 0, PageReference.MAXIMUM_PAGE);
      accounts.released();
    }
  }

  @Override
  public boolean awaits(Alarm alarm) {
    return alarm.kind() != Alarm.Kind.PRESSURE || pressure.isCurrent(alarm);
  }

  @Override
  public WindowsWork waitingFor(Alarm alarm) {
    return alarm.kind() == Alarm.Kind.READ ? device.waitingFor(alarm.id()) : null;
  }

  @Override
  public Progress due(Alarm alarm, WindowsWork work, long now, long firstCharge) {
    switch (alarm.kind()) {
      case READ -> {
        return readEnded(device.takeRead(alarm.id()), work);
      }
      case WRITE -> writeEnded(device.takeWrite(alarm.id()));
      case GROWN -> grown(now, firstCharge);
      case WRITE_RETRY -> writer.retry();
      case PRESSURE, PERIOD -> {
        boolean regular = alarm.kind() == Alarm.Kind.PERIOD;
        return pass(new PagerQuestion.Pass(regular, memory.available(), memory.need()));
      }
      case SERVICE -> throw new IllegalStateException("a service ends at the server");
    }
    return Reply.Outcome.NONE;
  }

  private Progress readEnded(ReadUnderWay ended, WindowsWork work) {
    Completion completion = ended.completion;
    boolean there =
        ended.read.ended(memory, ended.claimed, completion.bytes(), completion.failed());
    if (work == null) {
      return Reply.Outcome.NONE;
    }
    return there ? advance(work) : failInPage(work, ended.claimed);
  }

  /** The page that the request waits for could not be read. */
  private Progress failInPage(WindowsWork work, long page) {
    journal.count(work.process(), Counter.IN_PAGE_ERRORS, 1);
    journal.chain(EventKind.IN_PAGE_ERROR, work.process(), page, 0);
    if (work.fault() != null) {
      books.draft().failInPage();
    } else {
      work.undoLocks();
      work.answer(Win32Error.ERROR_SWAPERROR);
      memory.commit().release(work.process, Math.max(0, work.call().chargePages()));
    }
    return done(work);
  }

  private void writeEnded(WriteUnderWay ended) {
    boolean failed = ended.completion.hasFailed();
    writer.ended(ended.write, failed);
    if (failed) {
      long time = journal.now() + memory.settings().writeRetryNanos();
      alarm(time, Alarm.Kind.WRITE_RETRY, 0, writer.isWorthWaiting());
    }
  }

  private void alarm(long time, Alarm.Kind kind, int id, boolean isProgress) {
    books.draft().add(new Alarm(time, kind, 0, id, isProgress));
  }

  private void grown(long now, long firstCharge) {
    int slots = memory.commit().grown();
    journal.note(now, EventKind.PAGEFILE_GREW, 0, slots, 0);
    if (firstCharge >= 0) {
      memory.commit().growFor(firstCharge);
    }
  }

  @Override
  public RequestKind kind(Reply.Outcome outcome) {
    return accounts.kind(outcome);
  }

  @Override
  public void serviced(WindowsWork work, long nanos, RequestKind kind) {
    accounts.charge(nanos, kind);
  }

  @Override
  public void settle(long now) {
    for (WriteCluster write = writer.next(); write != null; write = writer.next()) {
      WriteUnderWay begun = new WriteUnderWay(write);
      if (!device.write(begun)) {
        writeEnded(begun);
      }
    }
    if (!inVain) {
      Alarm call = pressure.look(now, memory.available(), memory.need(), foundNone);
      if (call != null) {
        books.draft().add(call);
      }
    }
    memory.lookAtFreePages();
    if (memory.commit().takeBegun()) {
      alarm(now + settings.growthNanos(), Alarm.Kind.GROWN, 0, true);
    }
  }

  @Override
  public boolean hasTransfers() {
    return !device.isIdle();
  }

  @Override
  public long submittedAt(long now) {
    return device.submittedAt(now);
  }

  @Override
  public List<Transfer> transfers() {
    return device.transfers();
  }

  @Override
  public void scheduled(WindowsWork work, Completion[] completions) {
    device.scheduled(completions, books.draft());
  }

  @Override
  public boolean replied(WindowsWork work, boolean retrying, long now) {
    standby.changes(now, memory.standbyPages());
    boolean mayFindPage = accounts.takeReleased() || retrying;
    if (!settings.pinsUntilRun() && work != null) {
      memory.unpin(work.process);
    }
    foundNone = false;
    inVain = false;
    return mayFindPage;
  }

  @Override
  public PagingReports reports() {
    return reports;
  }
}
