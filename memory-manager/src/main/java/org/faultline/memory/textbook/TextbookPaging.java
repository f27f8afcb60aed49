package org.faultline.memory.textbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.faultline.memory.address.PageReference;
import org.faultline.memory.frames.ResidencyListener;
import org.faultline.memory.frames.ResidencyMeter;
import org.faultline.memory.pagefile.Pagefile;
import org.faultline.memory.server.Alarm;
import org.faultline.memory.server.CallHandler;
import org.faultline.memory.server.Counter;
import org.faultline.memory.server.FaultHandler;
import org.faultline.memory.server.LoadOrder;
import org.faultline.memory.server.PagerChoice;
import org.faultline.memory.server.PagerQuestion;
import org.faultline.memory.server.PagingJournal;
import org.faultline.memory.server.PagingReports;
import org.faultline.memory.server.Reply;
import org.faultline.memory.server.Request;
import org.faultline.memory.server.RequestKind;
import org.faultline.memory.server.RequestProgress;
import org.faultline.memory.server.RunReport;
import org.faultline.memory.server.ServerBooks;
import org.faultline.memory.server.ServerSettings;
import org.faultline.memory.server.TransferQueue;
import org.faultline.memory.server.Transfers;
import org.faultline.memory.server.UseDetails;
import org.faultline.memory.server.WorkingSetMeter;
import org.faultline.memory.shares.FrameShares;
import org.jspecify.annotations.Nullable;

/**
 * Paging as in a textbook: every page starts in the pagefile, every fault reads it, and when memory
 * is full each fault takes one victim.
 */
public final class TextbookPaging implements FaultHandler<TextbookWork> {
  private final ServerBooks books;
  private final ServerSettings settings;
  private final PagingJournal journal;
  private final PoolPlan plan;
  // Absent where shares do not change.
  private final @Nullable DividedFrames divided;
  private final TextbookMemory memory;
  private final List<FramePool> pools = new ArrayList<>();
  private final ResidencyMeter meter;
  private final TextbookAccounts accounts;
  private final TextbookCalls calls;
  private final TextbookTransfers transfers;
  private final @Nullable TextbookProcess[] processes;
  private final @Nullable LeaseReport[] leases;
  private final TextbookReports reports;
  private final boolean releases;
  private int victimProcess;

  /**
   * Memory of which nothing is used.
   *
   * @param releases whether the policy may let go of pages that need not make room
   */
  public TextbookPaging(ServerBooks books, PoolPlan plan, Pagefile pagefile, boolean releases) {
    this.books = books;
    this.plan = plan;
    this.releases = releases;
    settings = books.settings();
    journal = books.journal();
    accounts = new TextbookAccounts(books);
    int frames = settings.memory().frames();
    int processCount = settings.processes().size();
    ResidencyListener residency = accounts.before(books.notices());
    long windowReferences = settings.workingSetWindowReferences();
    WorkingSetMeter workingSets =
        windowReferences == 0
            ? null
            : new WorkingSetMeter(frames, processCount, windowReferences, residency);
    meter = new ResidencyMeter(workingSets == null ? residency : workingSets);
    memory =
        new TextbookMemory(
            frames,
            settings.memory().layout(),
            settings.memory().pageTables(),
            pagefile,
            meter,
            accounts);
    processes = new TextbookProcess[processCount + 1];
    boolean changing = plan.shares().changes();
    divided =
        changing
            ? new DividedFrames(new FrameShares(plan.shares(), frames, processCount), processes)
            : null;
    calls = new TextbookCalls(settings, memory, divided);
    transfers = new TextbookTransfers(books, memory);
    int first = 0;
    for (int count : changing ? List.of(frames) : plan.counts()) {
      pools.add(memory.pool(first, count));
      first += count;
    }
    leases = new LeaseReport[processCount + 1];
    reports = new TextbookReports(books, memory, pools, processes, leases, meter, workingSets);
  }

  @Override
  public void apply(RunReport report) {
    int process = report.process();
    if (report.lease() instanceof LeaseReport lease) {
      leases[process] = lease;
    }
    report.tell(memory);
    int[] touched = report.touched();
    UseDetails uses = report.uses();
    for (int i = 0; i < touched.length && uses.isEmpty(); i++) {
      memory.touched(process, touched[i]);
    }
    for (int i = 0; i < touched.length && !uses.isEmpty(); i++) {
      memory.touched(
          process, touched[i], uses.uses(i), uses.lastUseReferences(i), uses.nextUseReferences(i));
      if (divided != null) {
        divided.shares().used(process, memory.pageIn(touched[i]), uses.lastUseReferences(i));
      }
    }
    if (processes[process] != null) {
      memory.unpin(processes[process]);
    }
  }

  @Override
  public void arrived(int id) {
    if (processes[id] == null) {
      processes[id] = memory.admit(id, pools.get(divided == null ? plan.poolOf(id) : 0));
      processes[id].countIn(books.peaks().of(id));
      if (divided != null) {
        divided.started(processes[id]);
      }
    }
    if (divided != null) {
      divided.requested(id);
    }
  }

  @Override
  public TextbookWork work(int process, Request request) {
    return new TextbookWork(processes[process], request);
  }

  @Override
  public void begin(@Nullable TextbookWork work) {
    if (divided != null) {
      divided.begin();
    }
  }

  @Override
  public RequestProgress fault(TextbookWork work, Request.Fault fault, long nowNanos) {
    int id = work.process();
    journal.count(id, Counter.PAGE_FAULTS, 1);
    journal.count(id, Counter.HARD_FAULTS, 1);
    work.spend(settings.costs().hardFaultNanos());
    if (fault.held() >= 0) {
      memory.pin(work.process, fault.held());
    }
    meter.faulted(id, fault.page(), fault.nowReferences(), fault.nextUseReferences());
    if (divided != null) {
      divided.shares().faulted(id, fault.page(), fault.nowReferences());
    }
    work.pageIn = new PageIn(work.process, fault.page(), fault.page(), false);
    return releases ? useless(id, fault.nowReferences()) : advance(work);
  }

  private PagerQuestion useless(int process, long nowReferences) {
    return new PagerQuestion.Useless(plan.poolOf(process), nowReferences);
  }

  @Override
  public RequestProgress advance(TextbookWork work) {
    Transfers pages = journal.transfers();
    if (work.transfers != null) {
      work.transfers.moveTo(pages);
      work.transfers = null;
    }
    PageIn pageIn = work.pageIn;
    if (pageIn != null && !pageIn.advance(memory)) {
      victimProcess = divided == null ? work.process() : divided.victimProcess(work.process);
      return victimProcess == 0
          ? waitForPage(work)
          : new PagerQuestion.Victim(plan.poolOf(victimProcess), work.process(), pageIn.incoming());
    }
    boolean reads = false;
    for (int i = 0; i < pages.size(); i++) {
      boolean read = !pages.isWrite(i);
      reads |= read;
      if (read && work.isRetiredWrite()) {
        memory.dirtied(pages.process(i), pages.frame(i));
      }
    }
    if (reads && !settings.pagefile().instant()) {
      return Reply.Outcome.BLOCKED;
    }
    accounts.loaded(pages, memory, work.isRetiredWrite());
    calls.completed(work);
    return work.ended();
  }

  /** What it has to transfer so far is its own, and no business of whoever is served meanwhile. */
  private RequestProgress waitForPage(TextbookWork work) {
    Transfers own = new Transfers();
    journal.transfers().moveTo(own);
    work.transfers = own;
    return Reply.Outcome.WAITS;
  }

  @Override
  public RequestProgress chosen(
      TextbookWork work, PagerQuestion question, PagerChoice choice, long nowNanos) {
    if (question instanceof PagerQuestion.Useless useless) {
      return released(work, useless.nowReferences(), choice);
    }
    int frame = choice.frames().length == 0 ? -1 : choice.frames()[0];
    if (frame >= 0 && memory.canEvict(frame)) {
      memory.evict(frame);
      return advance(work);
    } else if (divided != null) {
      divided.foundNoVictim(victimProcess);
      return advance(work);
    }
    return waitForPage(work);
  }

  private RequestProgress released(TextbookWork work, long nowReferences, PagerChoice choice) {
    for (int i = 0; i < choice.frames().length; i++) {
      if (memory.canEvict(choice.frames()[i])) {
        meter.at(choice.sinceReferences()[i]);
        memory.evict(choice.frames()[i]);
      }
    }
    if (work.fault() == null) {
      meter.at(nowReferences + 1);
      return gone(work);
    }
    meter.at(nowReferences);
    return advance(work);
  }

  @Override
  public RequestProgress exit(TextbookWork work, Request.Exit exit) {
    meter.at(exit.nowReferences());
    return releases ? useless(work.process(), exit.nowReferences() - 1) : gone(work);
  }

  private RequestProgress gone(TextbookWork work) {
    abandon(work);
    return Reply.Outcome.GONE;
  }

  @Override
  public void abandon(TextbookWork work) {
    memory.exit(work.process);
    calls.forget(work.process());
    if (divided != null) {
      divided.shares().gone(work.process());
    }
  }

  @Override
  public boolean startOver(TextbookWork work) {
    return work.pageIn != null && work.pageIn.startOver(memory);
  }

  @Override
  public void order(LoadOrder order) {
    int id = order.process();
    accounts.release();
    if (order.kind() == LoadOrder.Kind.ACTIVATE) {
      if (divided != null) {
        divided.shares().activated(id);
      }
      return;
    }
    if (divided != null) {
      divided.shares().deactivated(id);
    }
    if (processes[id] != null) {
      memory.unpin(processes[id]);
      memory.trim(processes[id], 0, PageReference.MAXIMUM_PAGE);
    }
  }

  @Override
  public @Nullable TextbookWork waitingFor(Alarm alarm) {
    return transfers.waitingFor(alarm.id());
  }

  /** Reads ended: their pages are mapped and the process is ready. */
  @Override
  public RequestProgress resume(TextbookWork work, Alarm alarm) {
    Transfers reads = Objects.requireNonNull(work.transfers, "it waited for reads");
    work.transfers = null;
    for (int i = 0; i < reads.size(); i++) {
      memory.readDone(reads.frame(i));
    }
    accounts.loaded(reads, memory, work.isRetiredWrite());
    return Reply.Outcome.WAKES;
  }

  @Override
  public RequestKind kind(Reply.Outcome outcome) {
    return RequestKind.HARD_FAULT;
  }

  @Override
  public void serviced(TextbookWork work, long nanos, @Nullable RequestKind kind) {
    if (kind == RequestKind.HARD_FAULT) {
      long fault = nanos + settings.costs().hardFaultNanos();
      journal.count(work.process(), Counter.HARD_FAULT_NANOS, fault);
    }
  }

  /** The transfers of an instant device are over at once. */
  @Override
  public void settle(long nowNanos) {
    if (settings.pagefile().instant()) {
      journal.countTransfers();
      journal.transfers().clear();
    }
  }

  @Override
  public boolean replied(@Nullable TextbookWork work, boolean retrying, long nowNanos) {
    return accounts.takeReleased();
  }

  @Override
  public CallHandler<TextbookWork> calls() {
    return calls;
  }

  @Override
  public TransferQueue<TextbookWork> transfers() {
    return transfers;
  }

  @Override
  public PagingReports reports() {
    return reports;
  }
}
