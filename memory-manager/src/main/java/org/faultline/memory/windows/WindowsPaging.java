package org.faultline.memory.windows;

import org.faultline.memory.address.PageReference;
import org.faultline.memory.event.EventKind;
import org.faultline.memory.frames.ResidencyListener;
import org.faultline.memory.pagefile.PageStore;
import org.faultline.memory.pagefile.Pagefile;
import org.faultline.memory.server.Alarm;
import org.faultline.memory.server.CallHandler;
import org.faultline.memory.server.FaultHandler;
import org.faultline.memory.server.LoadOrder;
import org.faultline.memory.server.PagerChoice;
import org.faultline.memory.server.PagerQuestion;
import org.faultline.memory.server.PagingJournal;
import org.faultline.memory.server.PagingReports;
import org.faultline.memory.server.ProcessSettings;
import org.faultline.memory.server.Reply;
import org.faultline.memory.server.Request;
import org.faultline.memory.server.RequestKind;
import org.faultline.memory.server.RequestProgress;
import org.faultline.memory.server.RunReport;
import org.faultline.memory.server.ServerBooks;
import org.faultline.memory.server.ServerSettings;
import org.faultline.memory.server.TransferQueue;
import org.faultline.memory.server.WorkingSetMeter;
import org.jspecify.annotations.Nullable;

/**
 * Paging as Windows has it: working sets, standby and modified pages, the modified writer, and
 * commit that waits for the pagefile.
 */
public final class WindowsPaging implements FaultHandler<WindowsWork> {
  private final ServerBooks books;
  private final ServerSettings settings;
  private final PagingJournal journal;
  final WindowsMemory memory;
  private final PressureSignal pressure;
  private final StandbyResidence standby = new StandbyResidence();
  private final WindowsAccounts accounts;
  private final PageTransfers device;
  private final PageWriting writing;
  private final WindowsCalls calls;
  private final WindowsReports reports;
  private boolean outOfFrames;
  // The pass that low memory called for found nothing: another one would not either.
  private boolean passTrimmedNothing;
  private int availablePagesBefore;

  /**
   * Memory of which nothing is used.
   *
   * @param store where the bytes of pages are kept; absent where the device keeps them
   */
  public WindowsPaging(
      ServerBooks books, WindowsSettings lists, Pagefile pagefile, @Nullable PageStore store) {
    this.books = books;
    settings = books.settings();
    journal = books.journal();
    int frames = settings.memory().frames();
    long windowReferences = settings.workingSetWindowReferences();
    WorkingSetMeter workingSets =
        windowReferences == 0
            ? null
            : new WorkingSetMeter(
                frames, settings.processes().size(), windowReferences, books.notices());
    ResidencyListener residency = workingSets == null ? books.notices() : workingSets;
    accounts =
        new WindowsAccounts(
            books,
            listener ->
                new WindowsMemory(
                    frames,
                    lists,
                    settings.memory().layout(),
                    settings.memory().pageTables(),
                    settings.costs().zeroPageNanos(),
                    pagefile,
                    residency,
                    listener));
    memory = accounts.memory();
    settings.memory().files().forEach(memory.shared.objects::add);
    settings.memory().images().forEach(memory.shared.images::add);
    pressure = new PressureSignal(lists);
    device = new PageTransfers(memory, books, store);
    writing = new PageWriting(books, memory, device);
    reports = new WindowsReports(books, memory, accounts, device, standby, workingSets);
    calls = new WindowsCalls(books, memory, device, writing, reports);
  }

  @Override
  public void apply(RunReport report) {
    int process = report.process();
    report.tell(memory);
    for (int frame : report.touched()) {
      memory.touched(process, frame);
    }
    WindowsProcess own = memory.find(process);
    if (own != null) {
      memory.unpin(own);
    }
  }

  @Override
  public void idle(long nanos) {
    memory.catchUp(nanos);
  }

  @Override
  public void arrived(int id) {
    if (memory.find(id) == null) {
      ProcessSettings own = settings.processes().get(id - 1);
      memory
          .admit(
              id, own.minimumPages(), own.maximumPages(), own.hardMaximum(), own.memoryPriority())
          .countIn(books.peaks().of(id));
    }
  }

  @Override
  public WindowsWork work(int process, Request request) {
    return new WindowsWork(memory.process(process), request);
  }

  @Override
  public void begin(@Nullable WindowsWork work) {
    accounts.serve(work);
  }

  @Override
  public RequestProgress fault(WindowsWork work, Request.Fault fault, long nowNanos) {
    books.underWay().faulted(work.process());
    if (fault.held() >= 0) {
      memory.pin(work.process, fault.held());
    }
    BringIn.Purpose purpose = fault.copy() ? BringIn.Purpose.COPY : BringIn.Purpose.FAULT;
    work.add(new BringIn(memory, work.process, fault.page(), fault.page(), purpose));
    return advance(work);
  }

  @Override
  public RequestProgress advance(WindowsWork work) {
    for (BringIn stage = work.stage(); stage != null; stage = work.stage()) {
      BringIn.Step step = stage.advance();
      if (step instanceof ReadCluster read) {
        if (device.read(read, work, stage.claim())) {
          return Reply.Outcome.BLOCKED;
        }
      } else if (step instanceof BringIn.Collided collided) {
        device.claim(collided.frame(), work, stage.claim());
        return Reply.Outcome.BLOCKED;
      } else if (step == BringIn.Stop.REPLACE) {
        return new PagerQuestion.Replacement(work.process());
      } else if (step == BringIn.Stop.WAIT) {
        outOfFrames = true;
        return Reply.Outcome.WAITS;
      } else {
        work.endStage();
      }
    }
    return work.isWriting() ? Reply.Outcome.BLOCKED : done(work);
  }

  private RequestProgress done(WindowsWork work) {
    calls.completed(work);
    return work.ended();
  }

  @Override
  public RequestProgress chosen(
      WindowsWork work, PagerQuestion question, PagerChoice choice, long nowNanos) {
    trim(
        choice,
        work.process.hardMaximum()
            ? WindowsAccounts.Trimming.AT_HARD_MAXIMUM
            : WindowsAccounts.Trimming.BY_PAGER);
    return advance(work);
  }

  private void trim(PagerChoice choice, WindowsAccounts.Trimming why) {
    accounts.trimming(why);
    for (int frame : choice.frames()) {
      memory.trim(frame);
    }
    accounts.trimming(WindowsAccounts.Trimming.BY_CALL);
  }

  @Override
  public RequestProgress passed(PagerQuestion question, PagerChoice choice, long nowNanos) {
    trim(choice, WindowsAccounts.Trimming.BY_PAGER);
    int trimmed = choice.frames().length;
    writing.passed(trimmed > 0);
    passTrimmedNothing =
        trimmed == 0 && question instanceof PagerQuestion.Pass pass && !pass.regular();
    journal.note(nowNanos, EventKind.WORKING_SET_PASS, 0, availablePagesBefore, trimmed);
    return Reply.Outcome.NONE;
  }

  @Override
  public RequestProgress exit(WindowsWork work, Request.Exit exit) {
    abandon(work);
    return Reply.Outcome.GONE;
  }

  @Override
  public void abandon(WindowsWork work) {
    memory.exit(work.process);
  }

  @Override
  public boolean startOver(WindowsWork work) {
    BringIn stage = work.stage();
    return stage != null && stage.startOver();
  }

  @Override
  public PagerQuestion lastResort() {
    return pass(PagerQuestion.Everything.EVERYTHING);
  }

  private PagerQuestion pass(boolean regular) {
    return pass(new PagerQuestion.Pass(regular, memory.available(), memory.neededPages()));
  }

  private PagerQuestion pass(PagerQuestion question) {
    availablePagesBefore = memory.available();
    pressure.passed(journal.nowNanos());
    return question;
  }

  @Override
  public void order(LoadOrder order) {
    WindowsProcess process = memory.find(order.process());
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
  public @Nullable WindowsWork waitingFor(Alarm alarm) {
    if (alarm.kind() == Alarm.Kind.READ) {
      return device.waitingFor(alarm.id());
    }
    return alarm.kind() == Alarm.Kind.WRITE ? writing.waitingFor(alarm) : null;
  }

  @Override
  public RequestProgress resume(WindowsWork work, Alarm alarm) {
    if (alarm.kind() == Alarm.Kind.WRITE) {
      work.written(writing.ended(alarm));
      return advance(work);
    }
    // The page may be another's, who waits for the same read.
    accounts.serve(device.claimant(alarm.id()));
    boolean found = device.end(alarm.id());
    accounts.serve(work);
    if (found) {
      return advance(work);
    }
    calls.failInPage(work);
    return done(work);
  }

  @Override
  public RequestProgress due(Alarm alarm, long nowNanos, long firstCharge) {
    switch (alarm.kind()) {
      case READ -> device.end(alarm.id());
      case WRITE -> writing.ended(alarm);
      case GROWN -> grown(nowNanos, firstCharge);
      case WRITE_RETRY -> writing.retry(alarm);
      case PRESSURE, PERIOD -> {
        return pass(alarm.kind() == Alarm.Kind.PERIOD);
      }
      case SERVICE -> throw new IllegalStateException("a service ends at the server");
    }
    return Reply.Outcome.NONE;
  }

  private void grown(long nowNanos, long firstCharge) {
    int slots = memory.commit().grown();
    journal.note(nowNanos, EventKind.PAGEFILE_GREW, 0, slots, 0);
    if (firstCharge >= 0) {
      memory.commit().growFor(firstCharge);
    }
  }

  @Override
  public RequestKind kind(Reply.Outcome outcome) {
    return accounts.kind(outcome);
  }

  @Override
  public void serviced(WindowsWork work, long nanos, @Nullable RequestKind kind) {
    accounts.charge(work, nanos, kind);
  }

  @Override
  public void settle(long nowNanos) {
    writing.begin();
    if (!passTrimmedNothing) {
      Alarm call = pressure.signal(nowNanos, memory.available(), memory.neededPages(), outOfFrames);
      if (call != null) {
        books.draft().add(call);
      }
    }
    memory.wakeZeroing();
    if (memory.commit().takeGrowthBegun()) {
      long grownAtNanos = nowNanos + settings.pagefile().growthNanos();
      books.draft().add(new Alarm(grownAtNanos, Alarm.Kind.GROWN, 0, 0, true));
    }
  }

  @Override
  public boolean replied(@Nullable WindowsWork work, boolean retrying, long nowNanos) {
    standby.changes(nowNanos, memory.standbyPages());
    boolean mayFindPage = accounts.takeReleased() || retrying;
    if (!settings.pinsUntilRun() && work != null) {
      memory.unpin(work.process);
    }
    outOfFrames = false;
    passTrimmedNothing = false;
    return mayFindPage;
  }

  @Override
  public CallHandler<WindowsWork> calls() {
    return calls;
  }

  @Override
  public TransferQueue<WindowsWork> transfers() {
    return device;
  }

  @Override
  public PagingReports reports() {
    return reports;
  }
}
