package org.faultline.memory.server;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.device.Completion;
import org.faultline.memory.event.EventKind;
import org.jspecify.annotations.Nullable;

/**
 * What the MemoryManager does, without the actor: it serves one request at a time and says whether
 * the Pager or the device must be asked before it can answer. How pages come and go is the affair
 * of its {@link FaultHandler}.
 *
 * <p>Times are in nanoseconds and never go back. {@code idleNanos} is the time until then in which
 * a CPU had nothing to do.
 *
 * @param <W> a request that is under way
 */
public final class RequestServer<W extends PagingWork> {
  private final FaultHandler<W> handler;
  private final PagingJournal journal;
  private final ResidencyNotices notices;
  private final ReplyDraft draft;
  private final RequestsUnderWay underWay;
  private final ServiceDesk desk;
  private final Waiters<W> waiters = new Waiters<>();
  private final CallServer<W> calls;
  private final TransferQueue<W> transfers;
  private final ServerStep.AskPager asking = new ServerStep.AskPager();
  private final ServerStep.Submit submitting = new ServerStep.Submit();
  // What is being served, if anybody's request is; the request itself until its kind is known.
  private @Nullable W work;
  private @Nullable Request served;
  private boolean retrying;
  private boolean mayRetry;
  private boolean givingUp;
  private long nowNanos;
  private long epoch;

  /**
   * A server that has served nothing.
   *
   * @param random draws service times
   */
  public RequestServer(ServerBooks books, FaultHandler<W> handler, UniformRandomProvider random) {
    this.handler = handler;
    journal = books.journal();
    notices = books.notices();
    draft = books.draft();
    underWay = books.underWay();
    ServerSettings settings = books.settings();
    calls = new CallServer<>(books, handler, waiters);
    transfers = handler.transfers();
    desk = new ServiceDesk(settings.manager(), settings.cpus(), random);
  }

  /** Takes what processes did to their pages. */
  public void apply(List<RunReport> reports) {
    for (RunReport report : reports) {
      handler.apply(report);
    }
  }

  /** Serves a request made at {@code atNanos} on CPU {@code cpu}. */
  public ServerStep serve(int process, int cpu, Request request, long atNanos, long idleNanos) {
    handler.idle(idleNanos);
    journal.open(process);
    handler.arrived(process);
    Alarm end = desk.enter(cpu, process, request, atNanos);
    if (request instanceof Request.Fault fault) {
      journal.note(atNanos, EventKind.PAGE_FAULT, process, fault.page(), fault.access().ordinal());
    }
    if (end == null) {
      return serve(process);
    }
    begin(null);
    draft.add(end);
    return reply();
  }

  /** Does what the process asked for, whose service has ended. */
  private ServerStep serve(int process) {
    Request request = desk.leave(process);
    at(desk.endedAtNanos());
    served = request;
    journal.count(process, Counter.MANAGER_REQUESTS, 1);
    journal.count(process, Counter.MANAGER_WAIT_NANOS, desk.beganAtNanos() - desk.arrivedAtNanos());
    W own = handler.work(process, request);
    begin(own);
    if (request instanceof Request.Fault fault) {
      return go(own, handler.fault(own, fault, nowNanos));
    } else if (request instanceof Request.Call call) {
      return go(own, calls.serve(own, call));
    } else if (request instanceof Request.Inquiry) {
      return tell(own, handler.reports().status(process));
    } else if (request instanceof Request.Locate) {
      return tell(own, handler.reports().places(process));
    } else if (request instanceof Request.ManagerCall) {
      journal.note(nowNanos, EventKind.MANAGER_CALL, process, desk.beganAtNanos(), 0);
      return finish(Reply.Outcome.RESUMES);
    }
    return go(own, handler.exit(own, (Request.Exit) request));
  }

  private void at(long atNanos) {
    nowNanos = atNanos;
    journal.at(atNanos);
  }

  private void begin(@Nullable W next) {
    work = next;
    draft.begin(next);
    handler.begin(next);
  }

  private ServerStep tell(W asker, Finding finding) {
    asker.answer(Win32Error.ERROR_SUCCESS);
    asker.found(finding);
    return finish(Reply.Outcome.RESUMES);
  }

  private ServerStep go(W own, RequestProgress progress) {
    return progress == Reply.Outcome.WAITS ? waitForPage(own) : go(progress);
  }

  private ServerStep go(RequestProgress progress) {
    if (progress instanceof PagerQuestion question) {
      return asking.asking(question);
    }
    return finish((Reply.Outcome) progress);
  }

  /** It waits for a page; one that was tried again and still waits is left as it is. */
  private ServerStep waitForPage(W own) {
    if (!own.hasWaited()) {
      journal.count(own.process(), Counter.PAGE_WAITS, 1);
      journal.chain(EventKind.PAGE_WAIT, own.process(), own.needed(), 0);
    }
    waiters.addForPage(own);
    boolean stays = retrying && own.isAway();
    retrying = false;
    return finish(stays ? Reply.Outcome.NONE : Reply.Outcome.WAITS);
  }

  /** The Pager's answer: the frames to take, none where there is none. */
  public ServerStep chosen(PagerChoice choice, long newEpoch) {
    epoch = newEpoch;
    W own = work;
    if (own != null) {
      return go(own, handler.chosen(own, asking.question(), choice, nowNanos));
    }
    RequestProgress progress = handler.passed(asking.question(), choice, nowNanos);
    if (!givingUp) {
      return go(progress);
    } else if (choice.frames().length == 0) {
      return breakDeadlock();
    }
    mayRetry = true;
    return finish(Reply.Outcome.NONE);
  }

  /** What it waited for has come. */
  public ServerStep due(Alarm alarm, long atNanos, long idleNanos) {
    if (!handler.awaits(alarm)) {
      begin(null);
      return draft.take(nowNanos, epoch, waiters.forPages(), false, journal.takeEvents());
    }
    handler.idle(idleNanos);
    at(alarm.kind().isExact() ? atNanos : Math.max(nowNanos, atNanos));
    if (alarm.kind() == Alarm.Kind.SERVICE) {
      return serve(alarm.process());
    }
    W own = handler.waitingFor(alarm);
    begin(own);
    if (own != null) {
      return go(own, handler.resume(own, alarm));
    }
    long firstCharge = waiters.anyForCommit() ? waiters.firstCharge() : -1;
    return go(handler.due(alarm, nowNanos, firstCharge));
  }

  /** Load control decided this at {@code atNanos}. */
  public ServerStep order(LoadOrder order, long atNanos, long idleNanos) {
    nobody(atNanos, idleNanos);
    if (order.kind() == LoadOrder.Kind.TOKEN) {
      notices.token(order.process());
    } else {
      handler.order(order);
    }
    return finish(Reply.Outcome.NONE);
  }

  /** Something happens at {@code atNanos} for nobody in particular. */
  private void nobody(long atNanos, long idleNanos) {
    handler.idle(idleNanos);
    at(Math.max(nowNanos, atNanos));
    begin(null);
  }

  /** One of those who wait may try again. */
  public ServerStep retry(long atNanos, long idleNanos) {
    nobody(atNanos, idleNanos);
    if (calls.canDecideCharge()) {
      W own = waiters.takeForCommit();
      begin(own);
      mayRetry = true;
      return go(own, calls.charge(own));
    } else if (waiters.forPages() == 0) {
      return finish(Reply.Outcome.NONE);
    }
    W own = waiters.takeForPage();
    begin(own);
    retrying = true;
    return go(own, handler.advance(own));
  }

  /** Nothing else can happen: ends the process that has waited longest for a page. */
  public ServerStep giveUp(long atNanos, long idleNanos) {
    nobody(atNanos, idleNanos);
    PagerQuestion question = handler.lastResort();
    if (question == null) {
      return breakDeadlock();
    }
    givingUp = true;
    return asking.asking(question);
  }

  private ServerStep breakDeadlock() {
    if (waiters.releaseForFirst(handler::startOver)) {
      mayRetry = true;
      return finish(Reply.Outcome.NONE);
    }
    W own = waiters.takeForPage();
    begin(own);
    handler.abandon(own);
    return finish(Reply.Outcome.STUCK);
  }

  /** All that follows from a request, before its reply. */
  private ServerStep finish(Reply.Outcome outcome) {
    draft.decide(outcome);
    classify(outcome);
    W own = work;
    if (own != null && outcome.isLast()) {
      underWay.answered(own.process());
    } else if (own != null && outcome.leavesCpu()) {
      own.leave();
    }
    handler.settle(nowNanos);
    return transfers.isIdle()
        ? reply()
        : submitting.submitting(transfers.submittedAtNanos(nowNanos), transfers.transfers());
  }

  private void classify(Reply.Outcome outcome) {
    RequestKind kind = null;
    Request request = served;
    if (request != null) {
      kind = request instanceof Request.Fault ? handler.kind(outcome) : RequestKind.of(request);
      desk.classify(kind);
      served = null;
    }
    if (work != null && !work.isAway()) {
      handler.serviced(work, desk.endedAtNanos() - desk.beganAtNanos(), kind);
    }
  }

  /** The device's answer: how each submitted transfer ends. */
  public ServerStep scheduled(Completion[] completions) {
    transfers.scheduled(work, completions);
    return reply();
  }

  private Reply reply() {
    boolean mayFindPage = handler.replied(work, retrying, nowNanos) || mayRetry;
    boolean retry = mayFindPage && waiters.forPages() > 0 || calls.canDecideCharge();
    retrying = false;
    mayRetry = false;
    givingUp = false;
    return draft.take(nowNanos, epoch, waiters.forPages(), retry, journal.takeEvents());
  }

  /** Takes what the Pager must be told first. */
  public long[] takeNotices() {
    return notices.take();
  }

  /** Whether the Pager should be told without being asked. */
  public boolean noticesAreMany() {
    return notices.isFull();
  }

  /**
   * What load control wants to know.
   *
   * @param references that each process has made, from process 1 on
   */
  public LoadSample loadSample(long[] references) {
    return handler.reports().loadSample(references);
  }

  /** What memory holds now; a measured window begins where it says so. */
  public MemorySample sample(long atNanos, boolean startWindow) {
    if (startWindow) {
      desk.startWindow(atNanos);
    }
    return handler.reports().sample(atNanos, desk.load(atNanos));
  }

  /** What it counts by itself now. */
  public ManagerCounts count() {
    return handler.reports().count(desk.faultsInside());
  }

  /** The results at {@code atNanos}. */
  public ManagerReport report(long atNanos) {
    return handler.reports().report(sample(atNanos, false), count(), desk.report(atNanos));
  }
}
