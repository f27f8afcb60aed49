package org.faultline.memory.windows;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.PageRange;
import org.faultline.memory.address.PageReference;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.device.Completion;
import org.faultline.memory.device.Transfer;
import org.faultline.memory.event.EventKind;
import org.faultline.memory.pagefile.PageStore;
import org.faultline.memory.pagefile.Pagefile;
import org.faultline.memory.server.Alarm;
import org.faultline.memory.server.Arbiter;
import org.faultline.memory.server.Counter;
import org.faultline.memory.server.Finding;
import org.faultline.memory.server.LoadOrder;
import org.faultline.memory.server.LoadSample;
import org.faultline.memory.server.ManagerCounts;
import org.faultline.memory.server.ManagerReport;
import org.faultline.memory.server.MemorySample;
import org.faultline.memory.server.PagerChoice;
import org.faultline.memory.server.PagerQuestion;
import org.faultline.memory.server.PagingJournal;
import org.faultline.memory.server.ProcessSettings;
import org.faultline.memory.server.Reply;
import org.faultline.memory.server.Request;
import org.faultline.memory.server.RequestKind;
import org.faultline.memory.server.RequestsUnderWay;
import org.faultline.memory.server.ResidencyNotices;
import org.faultline.memory.server.RunReport;
import org.faultline.memory.server.ServerSettings;
import org.faultline.memory.server.ServiceDesk;
import org.faultline.memory.server.WorkingSetMeter;
import org.faultline.memory.server.WorkingSetPeaks;

/**
 * The arbiter of the machine with page lists: working sets, standby and modified pages, the
 * modified writer and commit that waits for the pagefile, as Windows has them.
 */
public final class ListedArbiter implements Arbiter {
  private static final PageRange ALL_PAGES = new PageRange(0, PageReference.MAXIMUM_PAGE);

  private final ServerSettings settings;
  private final int processCount;
  private final WindowsMemory memory;
  private final ModifiedPageWriter writer;
  private final PressureSignal pressure;
  private final StandbyResidence standby = new StandbyResidence();
  private final ResidencyNotices notices = new ResidencyNotices();
  // Null where no working sets are measured.
  private final WorkingSetMeter workingSets;
  private final PagingJournal journal;
  private final RequestsUnderWay underWay = new RequestsUnderWay();
  private final FaultAccounts accounts;
  private final WorkingSetPeaks peaks;
  private final ServiceDesk desk;
  private final PageTransfers device;
  private final Waiters waiters;
  private final AnswerDraft draft = new AnswerDraft();
  private PagingWork work;
  // What is being served; null once its kind is known, and where nobody's request is.
  private Request served;
  private PagerQuestion question;
  private Reply answer;
  private boolean foundNone;
  private boolean retrying;
  private boolean mayRetry;
  private boolean givingUp;
  // The pass that low memory called for found nothing: another one would not either.
  private boolean inVain;
  private int availableBefore;
  private long now;
  private long epoch;

  /**
   * Memory of which nothing is used.
   *
   * @param store where the bytes of pages are kept; null where the device keeps them
   * @param random draws service times
   */
  public ListedArbiter(
      ServerSettings settings,
      WindowsSettings lists,
      Pagefile pagefile,
      PageStore store,
      UniformRandomProvider random) {
    this.settings = settings;
    processCount = settings.processes().size();
    desk = new ServiceDesk(settings.manager(), settings.cpus(), random);
    journal = new PagingJournal(1, processCount, settings.recording());
    peaks = new WorkingSetPeaks(settings.processes());
    accounts = new FaultAccounts(journal, settings.costs(), draft, underWay);
    int frames = settings.frames();
    long window = settings.workingSetWindow();
    workingSets = window == 0 ? null : new WorkingSetMeter(frames, processCount, window, notices);
    memory =
        new WindowsMemory(
            frames,
            lists,
            settings.layout(),
            settings.pageTables(),
            settings.costs().zeroPage(),
            pagefile,
            workingSets == null ? notices : workingSets,
            accounts);
    accounts.of(memory);
    waiters = new Waiters(memory.commit());
    writer = new ModifiedPageWriter(memory);
    pressure = new PressureSignal(lists);
    device = new PageTransfers(memory, journal, store, settings.asksNobody());
  }

  @Override
  public void apply(List<RunReport> reports) {
    for (RunReport report : reports) {
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
  }

  @Override
  public Next serve(int id, int cpu, Request stop, long time, long idleNanos) {
    memory.catchUp(idleNanos);
    WindowsProcess process = process(id);
    Alarm end = desk.enter(cpu, id, stop, time);
    if (stop instanceof Request.Fault fault) {
      journal.note(time, EventKind.PAGE_FAULT, id, fault.page(), fault.access().ordinal());
    }
    if (end == null) {
      return serve(process);
    }
    begin(null);
    draft.add(end);
    return answer();
  }

  /** Does what the process asked for, whose service has ended. */
  private Next serve(WindowsProcess process) {
    int id = process.process();
    Request stop = desk.leave(id);
    now = desk.ended();
    served = stop;
    journal.at(now);
    journal.count(id, Counter.MANAGER_REQUESTS, 1);
    journal.count(id, Counter.MANAGER_WAIT_NANOS, desk.began() - desk.arrived());
    if (stop instanceof Request.Fault fault) {
      underWay.faulted(id);
      if (fault.held() >= 0) {
        memory.pin(process, fault.held());
      }
      begin(new PagingWork(process, fault, null, null));
      bringIn(fault.page(), fault.page(), BringIn.Purpose.FAULT);
      return proceed();
    } else if (stop instanceof Request.Call call) {
      begin(new PagingWork(process, null, call.work(), Win32Error.ERROR_SUCCESS));
      return admit();
    }
    begin(new PagingWork(process, null, null, null));
    if (stop instanceof Request.Inquiry) {
      return tell(ListedReports.status(memory, process, journal));
    } else if (stop instanceof Request.Locate) {
      return tell(ListedReports.places(memory, process, ALL_PAGES));
    } else if (stop instanceof Request.ManagerCall) {
      journal.note(now, EventKind.MANAGER_CALL, id, desk.began(), 0);
      return finish(Reply.Outcome.RESUMES);
    }
    memory.exit(process);
    return finish(Reply.Outcome.GONE);
  }

  private Next tell(Finding finding) {
    work.answer = Win32Error.ERROR_SUCCESS;
    work.finding = finding;
    return finish(Reply.Outcome.RESUMES);
  }

  private WindowsProcess process(int id) {
    WindowsProcess process = memory.process(id);
    if (process == null) {
      journal.open(id);
      ProcessSettings own = settings.processes().get(id - 1);
      process =
          memory.admit(
              id, own.minimumPages(), own.maximumPages(), own.hardMaximum(), own.memoryPriority());
      process.countIn(peaks.of(id));
    }
    return process;
  }

  private void begin(PagingWork next) {
    work = next;
    accounts.serve(next);
    draft.begin(next);
  }

  private void bringIn(long first, long last, BringIn.Purpose purpose) {
    work.stages.add(new BringIn(memory, work.process, first, last, purpose));
  }

  /** Grants the locks, the minimum and the charge that a call needs, or refuses it. */
  private Next admit() {
    MemoryWork call = work.call;
    for (PageRange range : call.lock()) {
      if (!memory.admitsLock(work.process, range.first(), range.last())) {
        journal.count(work.id(), Counter.RESIDENT_REFUSALS, 1);
        return refuse(Win32Error.ERROR_WORKING_SET_QUOTA);
      }
    }
    if (call.workingSet() != null && !promise(call.workingSet())) {
      journal.count(work.id(), Counter.RESIDENT_REFUSALS, 1);
      return refuse(Win32Error.ERROR_NO_SYSTEM_RESOURCES);
    }
    return charge();
  }

  private boolean promise(MemoryWork.WorkingSetSizes sizes) {
    int minimum = (int) Math.min(Integer.MAX_VALUE, sizes.minimumPages());
    int maximum = (int) Math.min(Integer.MAX_VALUE, sizes.maximumPages());
    boolean promised = memory.limits(work.process, minimum, maximum, work.process.hardMaximum());
    if (promised) {
      notices.minimum(work.id(), minimum);
    }
    return promised;
  }

  private Next charge() {
    long pages = work.call.chargePages();
    if (pages > 0) {
      WindowsCommit.Decision decision = memory.commit().charge(work.process, pages);
      if (decision == WindowsCommit.Decision.REFUSED) {
        journal.commitRefused(work.id(), pages);
        return refuse(Win32Error.ERROR_COMMITMENT_LIMIT);
      } else if (decision == WindowsCommit.Decision.WAITS) {
        return waitForCommit(pages);
      }
    }
    return perform();
  }

  private Next waitForCommit(long pages) {
    waiters.addForCommit(work);
    if (work.away) {
      return finish(Reply.Outcome.NONE);
    }
    journal.chain(EventKind.COMMIT_WAIT, work.id(), pages, 0);
    return leave(Reply.Outcome.COMMIT_WAITS);
  }

  private Next refuse(Win32Error error) {
    work.answer = error;
    return complete();
  }

  /** Does what a call was granted. */
  private Next perform() {
    MemoryWork call = work.call;
    WindowsProcess process = work.process;
    underWay.granted(work.id());
    call.discard().forEach(range -> memory.discard(process, range.first(), range.last()));
    call.reset().forEach(range -> memory.reset(process, range.first(), range.last()));
    for (PageRange range : call.undoReset()) {
      memory.undoReset(process, range.first(), range.last());
      work.finding = ListedReports.places(memory, process, range);
    }
    call.unlock().forEach(range -> memory.unlock(process, range.first(), range.last()));
    call.trim().forEach(range -> memory.trim(process, range.first(), range.last()));
    call.trimTables().forEach(range -> memory.trimTables(process, range.first(), range.last()));
    if (call.chargePages() < 0) {
      memory.commit().release(process, -call.chargePages());
    }
    for (PageRange range : call.commit()) {
      work.cpuNanos += range.pages() * settings.costs().commitPage();
      bringIn(range.first(), range.last(), BringIn.Purpose.COMMIT);
    }
    for (PageRange range : call.protect()) {
      work.stages.addAll(BringIn.protect(memory, process, range.first(), range.last()));
    }
    for (PageRange range : call.prefetch()) {
      for (ReadCluster read : Prefetch.plan(memory, process, range.first(), range.last())) {
        device.read(read, null, -1);
      }
    }
    for (PageRange range : call.lock()) {
      bringIn(range.first(), range.last(), BringIn.Purpose.LOCK);
    }
    return proceed();
  }

  /** Brings in what the request needs, as far as it goes. */
  private Next proceed() {
    while (!work.stages.isEmpty()) {
      BringIn stage = work.stages.peek();
      switch (stage.advance()) {
        case DONE -> work.stages.remove();
        case REPLACE -> {
          question = new PagerQuestion.Replacement(work.id());
          return Next.ASK_PAGER;
        }
        case WAIT -> {
          return waitForPage(stage);
        }
        case COLLIDED -> {
          ReadUnderWay read = device.filling(stage.collidedFrame());
          read.work = work;
          read.claimed = stage.page();
          return leave(Reply.Outcome.BLOCKED);
        }
        case READ -> {
          ReadCluster read = stage.read();
          if (device.read(read, work, claim(stage, read))) {
            return leave(Reply.Outcome.BLOCKED);
          }
        }
      }
    }
    return complete();
  }

  private static long claim(BringIn stage, ReadCluster read) {
    return read.table() ? read.first() : stage.page();
  }

  private Next waitForPage(BringIn stage) {
    foundNone = true;
    if (!work.waited) {
      journal.count(work.id(), Counter.PAGE_WAITS, 1);
      journal.chain(EventKind.PAGE_WAIT, work.id(), stage.needed(), 0);
    }
    waiters.addForPage(work);
    return leave(Reply.Outcome.WAITS);
  }

  /** The request is done. What a call brought in may leave now, whether its process runs or not. */
  private Next complete() {
    if (work.call != null) {
      memory.unpin(work.process);
    }
    return finish(work.away ? Reply.Outcome.WAKES : Reply.Outcome.RESUMES);
  }

  /** The process waits; one that has waited already and still does is left as it is. */
  private Next leave(Reply.Outcome how) {
    boolean stays = retrying && how == Reply.Outcome.WAITS && work.away;
    if (how == Reply.Outcome.WAITS) {
      retrying = false;
    }
    Next next = finish(stays ? Reply.Outcome.NONE : how);
    work.away = true;
    return next;
  }

  @Override
  public Next chosen(PagerChoice choice, long newEpoch) {
    int[] frames = choice.frames();
    epoch = newEpoch;
    boolean full = question instanceof PagerQuestion.Replacement && work.process.hardMaximum();
    accounts.trimming(
        full ? FaultAccounts.Trimming.AT_HARD_MAXIMUM : FaultAccounts.Trimming.BY_PAGER);
    for (int frame : frames) {
      memory.trim(frame);
    }
    accounts.trimming(FaultAccounts.Trimming.BY_CALL);
    if (question instanceof PagerQuestion.Replacement) {
      return proceed();
    }
    writer.passed(frames.length > 0);
    inVain = frames.length == 0 && question instanceof PagerQuestion.Pass pass && !pass.regular();
    journal.note(now, EventKind.WORKING_SET_PASS, 0, availableBefore, frames.length);
    if (givingUp && frames.length == 0) {
      if (!waiters.letOneGoFirst()) {
        return endLongestWaiting();
      }
    }
    mayRetry |= givingUp;
    return finish(Reply.Outcome.NONE);
  }

  private Next pass(PagerQuestion asked) {
    availableBefore = memory.available();
    pressure.passed(now);
    question = asked;
    return Next.ASK_PAGER;
  }

  @Override
  public Next due(Alarm alarm, long time, long idleNanos) {
    if (alarm.kind() == Alarm.Kind.PRESSURE && !pressure.isCurrent(alarm)) {
      begin(null);
      answer = draft.take(now, epoch, waiters.forPages(), false, journal.takeEvents());
      return Next.ANSWER;
    }
    memory.catchUp(idleNanos);
    boolean exact =
        alarm.kind() == Alarm.Kind.SERVICE
            || alarm.kind() == Alarm.Kind.READ
            || alarm.kind() == Alarm.Kind.WRITE
            || alarm.kind() == Alarm.Kind.GROWN;
    now = exact ? time : Math.max(now, time);
    journal.at(now);
    begin(null);
    return switch (alarm.kind()) {
      case SERVICE -> serve(memory.process(alarm.process()));
      case READ -> readEnded(device.takeRead(alarm.id()));
      case WRITE -> {
        writeEnded(device.takeWrite(alarm.id()));
        yield finish(Reply.Outcome.NONE);
      }
      case GROWN -> {
        grown();
        yield finish(Reply.Outcome.NONE);
      }
      case WRITE_RETRY -> {
        writer.retry();
        yield finish(Reply.Outcome.NONE);
      }
      case PRESSURE -> pass(new PagerQuestion.Pass(false, memory.available(), memory.need()));
      case PERIOD -> pass(new PagerQuestion.Pass(true, memory.available(), memory.need()));
    };
  }

  private Next readEnded(ReadUnderWay ended) {
    if (ended.work != null) {
      begin(ended.work);
    }
    boolean there = arrived(ended);
    if (work == null) {
      return finish(Reply.Outcome.NONE);
    }
    return there ? proceed() : failInPage(ended.claimed);
  }

  /** The pages of a read are there, as far as they could be read. */
  private boolean arrived(ReadUnderWay ended) {
    Completion completion = ended.completion;
    return ended.read.ended(memory, ended.claimed, completion.bytes(), completion.failed());
  }

  /** The page that the request waits for could not be read. */
  private Next failInPage(long page) {
    journal.count(work.id(), Counter.IN_PAGE_ERRORS, 1);
    journal.chain(EventKind.IN_PAGE_ERROR, work.id(), page, 0);
    if (work.fault != null) {
      draft.failInPage();
    } else {
      work.stages.forEach(BringIn::undoLocks);
      work.answer = Win32Error.ERROR_SWAPERROR;
      memory.commit().release(work.process, Math.max(0, work.call.chargePages()));
    }
    return complete();
  }

  private void writeEnded(WriteUnderWay ended) {
    boolean failed = ended.completion.hasFailed();
    writer.ended(ended.write, failed);
    if (failed) {
      long time = now + memory.settings().writeRetryNanos();
      draft.add(new Alarm(time, Alarm.Kind.WRITE_RETRY, 0, 0, writer.isWorthWaiting()));
    }
  }

  private void grown() {
    int slots = memory.commit().grown();
    journal.note(now, EventKind.PAGEFILE_GREW, 0, slots, 0);
    waiters.growForCommit();
  }

  @Override
  public Next order(LoadOrder order, long time, long idleNanos) {
    memory.catchUp(idleNanos);
    now = Math.max(now, time);
    journal.at(now);
    begin(null);
    WindowsProcess process = order.process() == 0 ? null : memory.process(order.process());
    if (order.kind() == LoadOrder.Kind.TOKEN) {
      notices.token(order.process());
    } else if (process != null && order.kind() == LoadOrder.Kind.SUSPEND) {
      memory.unpin(process);
      memory.trim(process, 0, PageReference.MAXIMUM_PAGE);
      memory.trimTables(process, 0, PageReference.MAXIMUM_PAGE);
      mayRetry = true;
    }
    return finish(Reply.Outcome.NONE);
  }

  @Override
  public LoadSample look(long[] references) {
    return ListedReports.look(memory, journal, workingSets, references);
  }

  @Override
  public Next retry(long time, long idleNanos) {
    memory.catchUp(idleNanos);
    now = Math.max(now, time);
    journal.at(now);
    if (waiters.canDecideCommit()) {
      begin(waiters.takeForCommit());
      mayRetry = true;
      return charge();
    }
    if (waiters.forPages() == 0) {
      begin(null);
      return finish(Reply.Outcome.NONE);
    }
    begin(waiters.takeForPage());
    retrying = true;
    return proceed();
  }

  @Override
  public Next giveUp(long time, long idleNanos) {
    memory.catchUp(idleNanos);
    now = Math.max(now, time);
    journal.at(now);
    begin(null);
    givingUp = true;
    return pass(PagerQuestion.Everything.EVERYTHING);
  }

  private Next endLongestWaiting() {
    begin(waiters.takeForPage());
    memory.exit(work.process);
    return finish(Reply.Outcome.STUCK);
  }

  /** All that follows from a request, before its answer. */
  private Next finish(Reply.Outcome how) {
    draft.decide(how);
    classify(how);
    if (how.isLast()) {
      underWay.answered(work.id());
    }
    write();
    if (!inVain) {
      Alarm call = pressure.look(now, memory.available(), memory.need(), foundNone);
      if (call != null) {
        draft.add(call);
      }
    }
    memory.lookAtFreePages();
    if (memory.commit().takeBegun()) {
      long time = now + settings.growthNanos();
      draft.add(new Alarm(time, Alarm.Kind.GROWN, 0, 0, true));
    }
    return device.isIdle() ? answer() : Next.ASK_DEVICE;
  }

  private void classify(Reply.Outcome how) {
    RequestKind kind = null;
    if (served != null) {
      kind = served instanceof Request.Fault ? accounts.kind(how) : RequestKind.of(served);
      desk.classify(kind);
      served = null;
    }
    if (work != null && !work.away) {
      accounts.charge(desk.ended() - desk.began(), kind);
    }
  }

  private void write() {
    for (WriteCluster write = writer.next(); write != null; write = writer.next()) {
      WriteUnderWay begun = new WriteUnderWay(write);
      if (!device.write(begun)) {
        writeEnded(begun);
      }
    }
  }

  @Override
  public Next scheduled(Completion[] completions) {
    device.scheduled(completions, draft);
    return answer();
  }

  private Next answer() {
    standby.changes(now, memory.standbyPages());
    boolean mayFindPage = accounts.takeReleased() | retrying | mayRetry;
    boolean retry = mayFindPage && waiters.forPages() > 0 || waiters.canDecideCommit();
    answer = draft.take(now, epoch, waiters.forPages(), retry, journal.takeEvents());
    if (!settings.pinsUntilRun() && work != null) {
      memory.unpin(work.process);
    }
    foundNone = false;
    retrying = false;
    mayRetry = false;
    givingUp = false;
    inVain = false;
    return Next.ANSWER;
  }

  @Override
  public Reply takeAnswer() {
    return answer;
  }

  @Override
  public PagerQuestion question() {
    return question;
  }

  @Override
  public long submittedAt() {
    return device.submittedAt(now);
  }

  @Override
  public List<Transfer> transfers() {
    return device.transfers();
  }

  @Override
  public long[] takeNotices() {
    return notices.take();
  }

  @Override
  public boolean noticesAreMany() {
    return notices.isFull();
  }

  @Override
  public MemorySample sample(long time, boolean startWindow) {
    if (startWindow) {
      desk.startWindow(time);
    }
    standby.changes(time, memory.standbyPages());
    return ListedReports.sample(time, memory, processCount, journal, desk.load(time), standby);
  }

  @Override
  public ManagerCounts count() {
    return ListedReports.counts(
        memory, processCount, journal, underWay, desk.faultsInside(), device.pagesUnderWay());
  }

  @Override
  public ManagerReport report(long time) {
    return ListedReports.report(
        sample(time, false),
        count(),
        memory,
        processCount,
        journal,
        peaks,
        desk.report(time),
        accounts);
  }
}
