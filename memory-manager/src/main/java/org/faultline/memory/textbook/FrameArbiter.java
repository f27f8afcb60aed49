package org.faultline.memory.textbook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.PageRange;
import org.faultline.memory.address.PageReference;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.device.Completion;
import org.faultline.memory.device.Transfer;
import org.faultline.memory.event.EventKind;
import org.faultline.memory.frames.PassedOn;
import org.faultline.memory.frames.ResidencyListener;
import org.faultline.memory.frames.ResidencyMeter;
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
import org.faultline.memory.server.PageChanges;
import org.faultline.memory.server.PagerChoice;
import org.faultline.memory.server.PagerQuestion;
import org.faultline.memory.server.PagingJournal;
import org.faultline.memory.server.Reply;
import org.faultline.memory.server.Request;
import org.faultline.memory.server.RequestKind;
import org.faultline.memory.server.RequestsUnderWay;
import org.faultline.memory.server.ResidencyNotices;
import org.faultline.memory.server.RunReport;
import org.faultline.memory.server.ServerSettings;
import org.faultline.memory.server.ServiceDesk;
import org.faultline.memory.server.Transfers;
import org.faultline.memory.server.WorkingSetMeter;
import org.faultline.memory.server.WorkingSetPeaks;
import org.faultline.memory.shares.FrameShares;

/**
 * The arbiter of the textbook machine: every page starts in the pagefile, every fault reads it, and
 * when memory is full each fault takes one victim.
 */
public final class FrameArbiter implements Arbiter {

  /** A request that is under way, waits for a page, or waits for its reads. */
  private static final class Work {
    final TextbookProcess process;
    final PageIn pageIn;
    final Request.Fault fault;
    final Win32Error answer;
    Transfers loaded;
    Transfers unsubmitted;
    boolean waited;
    boolean exits;
    boolean leaves;

    Work(TextbookProcess process, PageIn pageIn, Request.Fault fault, Win32Error answer) {
      this.process = process;
      this.pageIn = pageIn;
      this.fault = fault;
      this.answer = answer;
    }
  }

  private static final List<Transfer> ONE_READ = List.of(Transfer.READ);
  private static final List<Transfer> ONE_WRITE = List.of(Transfer.WRITE);

  private final ServerSettings settings;
  private final PoolPlan plan;
  // Null where shares do not change.
  private final DividedFrames divided;
  private final TextbookMemory memory;
  private final List<FramePool> pools = new ArrayList<>();
  private final ResidencyNotices notices = new ResidencyNotices();
  // Null where no working sets are measured.
  private final WorkingSetMeter workingSets;
  private final ResidencyMeter meter;
  private final boolean releases;
  private final PagingJournal journal;
  private final ServiceDesk desk;
  private final WorkingSetPromises promises;
  private final RequestsUnderWay underWay = new RequestsUnderWay();
  private final TextbookProcess[] processes;
  private final LeaseReport[] leases;
  private final Deque<Work> waiting = new ArrayDeque<>();
  private final Map<Integer, Work> reading = new HashMap<>();
  private List<Reply.Change> changes = new ArrayList<>(2);
  private List<Alarm> alarms = List.of();
  private Work work;
  private Reply answer;
  private Finding finding;
  private long now;
  private long epoch;
  private long releaseTime;
  private PagerQuestion question;
  private int lastRead;
  private int loser;
  private boolean freed;
  private boolean thrashing;
  private final WorkingSetPeaks peaks;

  /**
   * Memory of which nothing is used.
   *
   * @param random draws service times
   * @param releases whether the policy may let go of pages that need not make room
   */
  public FrameArbiter(
      ServerSettings settings,
      PoolPlan plan,
      Pagefile pagefile,
      UniformRandomProvider random,
      boolean releases) {
    this.settings = settings;
    this.releases = releases;
    this.plan = plan;
    int frames = settings.frames();
    int processCount = settings.processes().size();
    peaks = new WorkingSetPeaks(settings.processes());
    desk = new ServiceDesk(settings.manager(), settings.cpus(), random);
    ResidencyListener residency = new Residency(notices);
    long window = settings.workingSetWindow();
    workingSets = window == 0 ? null : new WorkingSetMeter(frames, processCount, window, residency);
    meter = new ResidencyMeter(workingSets == null ? residency : workingSets);
    journal = new PagingJournal(1, processCount, settings.recording());
    memory =
        new TextbookMemory(
            frames, settings.layout(), settings.pageTables(), pagefile, meter, new Paging());
    promises = new WorkingSetPromises(frames, processCount);
    processes = new TextbookProcess[processCount + 1];
    boolean changing = plan.shares().changes();
    divided =
        changing
            ? new DividedFrames(new FrameShares(plan.shares(), frames, processCount), processes)
            : null;
    int first = 0;
    for (int count : changing ? List.of(frames) : plan.counts()) {
      pools.add(memory.pool(first, count));
      first += count;
    }
    leases = new LeaseReport[processCount + 1];
  }

  @Override
  public void apply(List<RunReport> reports) {
    for (RunReport report : reports) {
      int process = report.process();
      if (report.lease() instanceof LeaseReport lease) {
        leases[process] = lease;
      }
      for (int frame : report.dirtied()) {
        memory.dirtied(process, frame);
      }
      for (int i = 0; i < report.dataFrames().length; i++) {
        memory.contents(process, report.dataFrames()[i], report.data()[i]);
      }
      int[] touched = report.touched();
      long[] details = report.details();
      for (int i = 0; i < touched.length && details.length == 0; i++) {
        memory.touched(process, touched[i]);
      }
      for (int i = 0; i < details.length; i += 3) {
        memory.touched(process, touched[i / 3], details[i], details[i + 1], details[i + 2]);
        if (divided != null) {
          divided.shares().used(process, memory.pageIn(touched[i / 3]), details[i + 1]);
        }
      }
      if (processes[process] != null) {
        memory.unpin(processes[process]);
      }
    }
  }

  @Override
  public Next serve(int id, int cpu, Request stop, long time, long idleNanos) {
    TextbookProcess process = process(id);
    if (divided != null) {
      divided.requested(id);
    }
    Alarm end = desk.enter(cpu, id, stop, time);
    if (stop instanceof Request.Fault fault) {
      journal.note(time, EventKind.PAGE_FAULT, id, fault.page(), fault.access().ordinal());
    }
    if (end == null) {
      return serve(process);
    }
    alarms = List.of(end);
    return answer(id, Reply.Outcome.NONE, 0, null);
  }

  /** Does what the process asked for, whose service has ended. */
  private Next serve(TextbookProcess process) {
    int id = process.process();
    Request stop = desk.leave(id);
    now = desk.ended();
    desk.classify(stop instanceof Request.Fault ? RequestKind.HARD_FAULT : RequestKind.of(stop));
    journal.at(now);
    journal.count(id, Counter.MANAGER_REQUESTS, 1);
    journal.count(id, Counter.MANAGER_WAIT_NANOS, desk.began() - desk.arrived());
    if (stop instanceof Request.Fault fault) {
      journal.count(id, Counter.PAGE_FAULTS, 1);
      journal.count(id, Counter.HARD_FAULTS, 1);
      long service = desk.ended() - desk.began();
      journal.count(id, Counter.HARD_FAULT_NANOS, service + settings.costs().hardFault());
      if (fault.held() >= 0) {
        memory.pin(process, fault.held());
      }
      meter.faulted(id, fault.page(), fault.time(), fault.nextUse());
      if (divided != null) {
        divided.shares().faulted(id, fault.page(), fault.time());
      }
      PageIn pageIn = new PageIn(process, fault.page(), fault.page(), false);
      return releaseFirst(new Work(process, pageIn, fault, null), fault.time());
    } else if (stop instanceof Request.Call call) {
      return call.leased() ? chargeOnly(process, call) : call(process, call.work());
    } else if (stop instanceof Request.Inquiry) {
      finding = MemoryReports.status(memory, pools, process, journal, leases[id]);
      return answer(id, Reply.Outcome.RESUMES, 0, Win32Error.ERROR_SUCCESS);
    } else if (stop instanceof Request.Locate) {
      finding = MemoryReports.places(process);
      return answer(id, Reply.Outcome.RESUMES, 0, Win32Error.ERROR_SUCCESS);
    } else if (stop instanceof Request.ManagerCall) {
      journal.note(now, EventKind.MANAGER_CALL, id, desk.began(), 0);
      return answer(id, Reply.Outcome.RESUMES, 0, null);
    }
    Work exit = new Work(process, null, null, null);
    exit.exits = true;
    long end = stop instanceof Request.Exit exiting ? exiting.time() : 0;
    meter.at(end);
    return releaseFirst(exit, end - 1);
  }

  private Next releaseFirst(Work next, long time) {
    if (!releases) {
      return begin(next);
    }
    work = next;
    releaseTime = time;
    question = new PagerQuestion.Useless(plan.poolOf(next.process.process()), time);
    return Next.ASK_PAGER;
  }

  private Next released(PagerChoice choice) {
    for (int i = 0; i < choice.frames().length; i++) {
      if (memory.canEvict(choice.frames()[i])) {
        meter.at(choice.since()[i]);
        memory.evict(choice.frames()[i]);
      }
    }
    meter.at(work.exits ? releaseTime + 1 : releaseTime);
    return begin(work);
  }

  private Next call(TextbookProcess process, MemoryWork call) {
    for (PageRange range : call.lock()) {
      if (divided != null) {
        divided.locks(process, range);
      }
      if (!memory.canLock(process, range.first(), range.last())) {
        journal.count(process.process(), Counter.RESIDENT_REFUSALS, 1);
        return refuse(process, Win32Error.ERROR_WORKING_SET_QUOTA);
      }
    }
    if (call.workingSet() != null
        && !promises.promise(process.process(), call.workingSet().minimumPages())) {
      journal.count(process.process(), Counter.RESIDENT_REFUSALS, 1);
      return refuse(process, Win32Error.ERROR_NO_SYSTEM_RESOURCES);
    }
    if (call.chargePages() > 0 && !charge(process, call.chargePages())) {
      journal.commitRefused(process.process(), call.chargePages());
      return refuse(process, Win32Error.ERROR_COMMITMENT_LIMIT);
    }
    underWay.granted(process.process());
    call.discard().forEach(range -> memory.discard(process, range.first(), range.last()));
    call.reset().forEach(range -> memory.reset(process, range.first(), range.last()));
    call.unlock().forEach(range -> memory.unlock(process, range.first(), range.last()));
    call.trim().forEach(range -> memory.trim(process, range.first(), range.last()));
    if (call.chargePages() < 0) {
      charge(process, call.chargePages());
    }
    PageIn pageIn = null;
    for (PageRange range : call.lock()) {
      pageIn = new PageIn(process, range.first(), range.last(), true);
    }
    return begin(new Work(process, pageIn, null, Win32Error.ERROR_SUCCESS));
  }

  private boolean charge(TextbookProcess process, long pages) {
    boolean charged = memory.charge(process, pages);
    if (divided != null) {
      divided.shares().charged(process.process(), process.chargedPages());
    }
    return charged;
  }

  private Next chargeOnly(TextbookProcess process, Request.Call call) {
    Win32Error error = call.refused();
    if (error == Win32Error.ERROR_WORKING_SET_QUOTA) {
      journal.count(process.process(), Counter.RESIDENT_REFUSALS, 1);
    }
    if (error == Win32Error.ERROR_SUCCESS && !memory.charge(process, call.work().chargePages())) {
      journal.commitRefused(process.process(), call.work().chargePages());
      error = Win32Error.ERROR_COMMITMENT_LIMIT;
    }
    return answer(process.process(), Reply.Outcome.RESUMES, 0, error);
  }

  private Next refuse(TextbookProcess process, Win32Error error) {
    return answer(process.process(), Reply.Outcome.RESUMES, 0, error);
  }

  private Next begin(Work next) {
    work = next;
    if (divided != null) {
      divided.begin();
    }
    if (next.unsubmitted != null) {
      next.unsubmitted.moveTo(journal.transfers());
    }
    return proceed();
  }

  private Next proceed() {
    if (work.pageIn != null && !work.pageIn.advance(memory)) {
      int process = work.process.process();
      loser = divided == null ? process : divided.loser(work.process);
      if (loser == 0) {
        return waitForPage();
      }
      question = new PagerQuestion.Victim(plan.poolOf(loser), process, work.pageIn.incoming());
      return Next.ASK_PAGER;
    }
    Transfers transfers = journal.transfers();
    for (int i = 0; i < transfers.size() && retiredWrite(work); i++) {
      if (!transfers.isWrite(i)) {
        memory.dirtied(transfers.process(i), transfers.frame(i));
      }
    }
    return settings.asksNobody() || transfers.size() == 0 ? transferred() : Next.ASK_DEVICE;
  }

  private static boolean retiredWrite(Work work) {
    return work.fault != null && work.fault.retired() && work.fault.access() == Access.WRITE;
  }

  @Override
  public Next chosen(PagerChoice choice, long newEpoch) {
    epoch = newEpoch;
    if (question instanceof PagerQuestion.Useless) {
      return released(choice);
    }
    int frame = choice.frames().length == 0 ? -1 : choice.frames()[0];
    if (frame >= 0 && memory.canEvict(frame)) {
      memory.evict(frame);
      return proceed();
    } else if (divided != null) {
      divided.barren(loser);
      return proceed();
    }
    return waitForPage();
  }

  private Next waitForPage() {
    int id = work.process.process();
    // What it has to transfer so far is its own, and no business of whoever is served meanwhile.
    work.unsubmitted = new Transfers();
    journal.transfers().moveTo(work.unsubmitted);
    if (work.waited) {
      waiting.addFirst(work);
      return answer(id, Reply.Outcome.NONE, 0, null);
    }
    work.waited = true;
    waiting.addLast(work);
    journal.count(id, Counter.PAGE_WAITS, 1);
    journal.chain(EventKind.PAGE_WAIT, id, work.pageIn.incoming(), 0);
    return answer(id, Reply.Outcome.WAITS, cpuNanos(work), null);
  }

  /** The transfers of an instant device, or none at all, are over at once. */
  private Next transferred() {
    journal.countTransfers();
    mapLoaded(work, journal.transfers());
    journal.transfers().clear();
    if (work.exits) {
      exit(work.process);
      return answer(work.process.process(), Reply.Outcome.GONE, 0, null);
    }
    if (work.leaves) {
      return answer(0, Reply.Outcome.NONE, 0, null);
    }
    if (!settings.pinsUntilRun()) {
      memory.unpin(work.process);
    }
    Reply.Outcome outcome = work.waited ? Reply.Outcome.WAKES : Reply.Outcome.RESUMES;
    return answer(work.process.process(), outcome, cpuNanos(work), work.answer);
  }

  @Override
  public Next scheduled(Completion[] completions) {
    Transfers transfers = journal.transfers();
    journal.countTransfers();
    long readsEnd = -1;
    for (int i = 0; i < completions.length; i++) {
      boolean write = transfers.isWrite(i);
      EventKind kind = write ? EventKind.PAGE_WRITE : EventKind.PAGE_READ;
      journal.chain(kind, transfers.process(i), transfers.page(i), completions[i].end());
      if (!write) {
        readsEnd = Math.max(readsEnd, completions[i].end());
        memory.reading(transfers.frame(i));
      }
    }
    if (readsEnd < 0) {
      transfers.clear();
      return transferred();
    }
    work.loaded = transfers.reads();
    transfers.clear();
    reading.put(++lastRead, work);
    long cpu = work.waited ? 0 : cpuNanos(work);
    int id = work.process.process();
    alarms = List.of(new Alarm(readsEnd, Alarm.Kind.READ, id, lastRead, true));
    return answer(id, Reply.Outcome.BLOCKED, cpu, null);
  }

  /** Reads ended: their pages are mapped and the process is ready. */
  @Override
  public Next due(Alarm alarm, long time, long idleNanos) {
    if (alarm.kind() == Alarm.Kind.SERVICE) {
      return serve(processes[alarm.process()]);
    }
    now = time;
    journal.at(now);
    Work done = reading.remove(alarm.id());
    for (int i = 0; i < done.loaded.size(); i++) {
      memory.readDone(done.loaded.frame(i));
    }
    mapLoaded(done, done.loaded);
    return answer(done.process.process(), Reply.Outcome.WAKES, 0, done.answer);
  }

  @Override
  public Next order(LoadOrder order, long time, long idleNanos) {
    now = Math.max(now, time);
    journal.at(now);
    switch (order.kind()) {
      case TOKEN -> notices.token(order.process());
      case ACTIVATE -> {
        if (divided != null) {
          divided.shares().activated(order.process());
        }
        freed = true;
      }
      case SUSPEND -> {
        if (divided != null) {
          divided.shares().deactivated(order.process());
        }
        freed = true;
        if (processes[order.process()] != null) {
          return giveUpPages(processes[order.process()]);
        }
      }
    }
    return answer(0, Reply.Outcome.NONE, 0, null);
  }

  /** A process that is suspended gives up its pages; locked ones stay. */
  private Next giveUpPages(TextbookProcess process) {
    memory.unpin(process);
    memory.trim(process, 0, PageReference.MAXIMUM_PAGE);
    Work leaving = new Work(process, null, null, null);
    leaving.leaves = true;
    return begin(leaving);
  }

  @Override
  public LoadSample look(long[] references) {
    return MemoryReports.look(memory, processes, journal, workingSets, references);
  }

  @Override
  public Next retry(long time, long idleNanos) {
    now = Math.max(now, time);
    journal.at(now);
    if (waiting.isEmpty()) {
      return answer(0, Reply.Outcome.NONE, 0, null);
    }
    return begin(waiting.removeFirst());
  }

  @Override
  public Next giveUp(long time, long idleNanos) {
    now = Math.max(now, time);
    journal.at(now);
    if (letOneGoFirst()) {
      freed = true;
      return answer(0, Reply.Outcome.NONE, 0, null);
    }
    Work stuck = waiting.removeFirst();
    exit(stuck.process);
    return answer(stuck.process.process(), Reply.Outcome.STUCK, 0, null);
  }

  /**
   * Those who wait for a page behind the first keep no table that was brought in for it, so that
   * the first may have the frame; whether there was any.
   */
  private boolean letOneGoFirst() {
    boolean released = false;
    for (Work behind : waiting) {
      if (behind != waiting.peekFirst()) {
        released |= behind.pageIn.startOver(memory);
      }
    }
    return released;
  }

  private void mapLoaded(Work done, Transfers transfers) {
    int flags = retiredWrite(done) ? PageChanges.DIRTY : 0;
    for (int i = 0; i < transfers.size(); i++) {
      if (!transfers.isWrite(i)) {
        int process = transfers.process(i);
        long page = transfers.page(i);
        int frame = transfers.frame(i);
        journal.chain(EventKind.PAGE_LOADED, process, page, 0);
        changes.add(new Reply.Change(process, page, frame, flags, memory.contents(frame)));
      }
    }
  }

  private long cpuNanos(Work done) {
    return done.fault == null ? 0 : settings.costs().hardFault();
  }

  private Next answer(int id, Reply.Outcome outcome, long cpuNanos, Win32Error error) {
    if (outcome.isLast()) {
      underWay.answered(id);
    }
    boolean retry = freed && !waiting.isEmpty();
    freed = false;
    answer =
        new Reply(
            id,
            outcome,
            now,
            cpuNanos,
            error,
            finding,
            changes.isEmpty() ? List.of() : Collections.unmodifiableList(changes),
            false,
            thrashing && outcome == Reply.Outcome.BLOCKED,
            alarms,
            epoch,
            waiting.size(),
            retry,
            journal.takeEvents());
    alarms = List.of();
    finding = null;
    thrashing = false;
    if (!changes.isEmpty()) {
      changes = new ArrayList<>(2);
    }
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
    return now;
  }

  @Override
  public List<Transfer> transfers() {
    Transfers waiting = journal.transfers();
    if (waiting.size() == 1) {
      return waiting.isWrite(0) ? ONE_WRITE : ONE_READ;
    }
    List<Transfer> submitted = new ArrayList<>(waiting.size());
    for (int i = 0; i < waiting.size(); i++) {
      submitted.add(waiting.isWrite(i) ? Transfer.WRITE : Transfer.READ);
    }
    return submitted;
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
    return MemoryReports.sample(time, memory, pools, processes, leases, journal, desk.load(time));
  }

  @Override
  public ManagerCounts count() {
    return MemoryReports.counts(memory, pools, processes, journal, underWay, desk.faultsInside());
  }

  @Override
  public ManagerReport report(long time) {
    return MemoryReports.report(
        sample(time, false),
        count(),
        memory,
        processes,
        leases,
        journal,
        peaks,
        meter.reading(),
        desk.report(time));
  }

  private void exit(TextbookProcess process) {
    memory.exit(process);
    promises.forget(process.process());
    if (divided != null) {
      divided.shares().gone(process.process());
    }
  }

  private TextbookProcess process(int id) {
    if (processes[id] == null) {
      journal.open(id);
      processes[id] = memory.admit(id, pools.get(divided == null ? plan.poolOf(id) : 0));
      processes[id].countIn(peaks.of(id));
      if (divided != null) {
        divided.started(processes[id]);
      }
    }
    return processes[id];
  }

  /** Passes on what happens to pages; evicted ones are unmapped. */
  private final class Paging implements TextbookListener {
    @Override
    public void evicted(int process, long page, boolean dirty) {
      journal.evicted(process, page, dirty);
      changes.add(new Reply.Change(process, page, -1, 0, null));
    }

    @Override
    public void read(int process, long page, int frame) {
      journal.read(process, page, frame);
    }

    @Override
    public void refaulted(int process, long page, boolean taken) {
      journal.refaulted(process, page, taken);
      thrashing |= taken;
    }

    @Override
    public void written(int process, long page) {
      journal.written(process, page);
    }
  }

  /** Passes on what the Pager must know, and remembers whether a page may be taken now. */
  private final class Residency extends PassedOn {
    Residency(ResidencyListener notices) {
      super(notices);
    }

    @Override
    public void released(int frame) {
      freed = true;
      super.released(frame);
    }

    @Override
    public void removed(int frame) {
      freed = true;
      super.removed(frame);
    }
  }
}
