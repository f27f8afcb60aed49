package org.faultline.actors.naive;

import java.util.ArrayDeque;
import java.util.Deque;
import org.faultline.actors.naive.NaiveAnswer.Outcome;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.PageRange;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.event.EventKind;
import org.faultline.memory.server.Finding;
import org.faultline.memory.windows.WindowsSettings;
import org.faultline.workload.config.MachineConfig;
import org.faultline.workload.config.WorkloadConfig;
import org.faultline.workload.program.RandomStreams;

/** The naive machine's memory with page lists: takes messages and says what comes of them. */
final class NaiveListedMemory implements NaiveManager {
  private final MachineConfig machine;
  private final WindowsSettings settings;
  private final NaiveMessage message;
  private final NaiveDesk desk;
  private final NaivePhysicalMemory memory;
  private final NaiveBringIn bringIn;
  private final NaiveParts parts;
  private final NaiveSectionCalls sections;
  private final NaiveWriter writer;
  private final NaiveMappedWriter mappedWriter;
  private final NaiveCommit commit;
  private final NaivePromises promises;
  private final NaiveZeroing zeroing;
  private final NaivePasses passes;
  private final NaiveInvariants invariants;
  private final Deque<NaiveWork> waiting = new ArrayDeque<>();
  private final Deque<NaiveWork> waitingForCommit = new ArrayDeque<>();

  NaiveListedMemory(WorkloadConfig config, NaiveFailures failures, NaiveLog log) {
    machine = config.machine();
    settings = config.paging().settings();
    message = new NaiveMessage(log);
    RandomStreams streams = new RandomStreams(config.seed());
    desk = new NaiveDesk(machine, streams);
    NaiveDevice device = new NaiveDevice(machine.pagefile().device(), streams);
    NaiveSlots slots = new NaiveSlots(machine.pagefile().initialBytes() / AddressLayout.PAGE_SIZE);
    memory = new NaivePhysicalMemory(config, slots, message);
    int backing = machine.frames() - settings.available().reservePages();
    commit = new NaiveCommit(backing, machine.pagefile(), slots, message);
    promises = new NaivePromises(memory, backing - 1);
    bringIn = new NaiveBringIn(memory, device, failures, machine, settings, message);
    parts = new NaiveParts(memory, bringIn);
    writer = new NaiveWriter(memory, commit, device, failures, settings, message);
    mappedWriter = new NaiveMappedWriter(memory, writer, device, settings, message);
    sections = new NaiveSectionCalls(memory, commit, new NaiveFiles(machine.files()), mappedWriter);
    zeroing = new NaiveZeroing(memory.lists, machine.costs(), settings);
    passes = new NaivePasses(memory, commit, writer, settings, message);
    invariants = new NaiveInvariants(memory, commit);
  }

  @Override
  public void used(NaiveProcess process, long page, boolean write) {
    NaivePage used = memory.pages.page(process, page);
    memory.sets.touched(used);
    if (write) {
      memory.dirtied(used.frame);
    }
  }

  @Override
  public byte[] bytes(NaiveProcess process, long page) {
    NaiveListedFrame frame = memory.pages.page(process, page).frame;
    if (frame.bytes == null) {
      frame.bytes = new byte[AddressLayout.PAGE_SIZE];
    }
    return frame.bytes;
  }

  @Override
  public void ran(NaiveProcess process) {
    memory.unpin(process);
  }

  @Override
  public boolean hasWaiters() {
    return !waiting.isEmpty();
  }

  @Override
  public boolean matters(NaiveKind kind) {
    return kind == NaiveKind.WRITER
        ? !writer.hopeless()
        : kind != NaiveKind.END && kind != NaiveKind.PERIOD;
  }

  @Override
  public void idle(long nanos) {
    zeroing.catchUp(nanos);
  }

  @Override
  public NaiveAnswer serve(NaiveProcess process, NaiveStop stop, long time) {
    message.now = desk.serve(stop, time);
    promises.admit(process);
    if (stop instanceof NaiveStop.Fault fault) {
      message.note(time, EventKind.PAGE_FAULT, process.id, fault.page(), fault.access().ordinal());
      if (fault.held() >= 0 && memory.pages.page(process, fault.held()).isActive()) {
        memory.pages.page(process, fault.held()).pinned = true;
      }
      NaiveWork work = new NaiveWork(process, fault, null);
      work.parts.add(new NaiveWork.BringIn(fault.page(), false));
      return proceed(work);
    } else if (stop instanceof NaiveStop.Call call) {
      return call(new NaiveWork(process, null, call.work()));
    } else if (stop instanceof NaiveStop.Manager) {
      message.note(message.now, EventKind.MANAGER_CALL, process.id, desk.began, 0);
      return answer(process, Outcome.RESUMES, 0, null, false, null);
    } else if (stop instanceof NaiveStop.Inquiry) {
      Win32Error done = Win32Error.ERROR_SUCCESS;
      return answer(
          process,
          Outcome.RESUMES,
          0,
          done,
          false,
          NaiveFigures.status(process, machine.frames(), memory, commit, message));
    }
    exit(process);
    return answer(process, Outcome.GONE, 0, null, false, null);
  }

  private NaiveAnswer call(NaiveWork work) {
    MemoryWork call = work.call;
    Win32Error error = sections.check(work);
    if (error != Win32Error.ERROR_SUCCESS) {
      return ended(work, error, false);
    }
    long charge = call.chargePages() + sections.charge(work);
    work.charge = charge;
    for (PageRange range : call.locks().lock()) {
      if (!promises.admitsLock(work.process, range)) {
        return ended(work, Win32Error.ERROR_WORKING_SET_QUOTA, false);
      }
    }
    if (charge > 0 && !commit.fits(charge)) {
      if (!commit.canEverFit(charge)) {
        return ended(work, Win32Error.ERROR_COMMITMENT_LIMIT, false);
      }
      message.note(message.now, EventKind.COMMIT_WAIT, work.process.id, charge, 0);
      commit.grow(charge);
      waitingForCommit.add(work);
      return leaves(work, Outcome.WAITS);
    }
    return charged(work);
  }

  /** Does the rest of a call whose charge fits. */
  private NaiveAnswer charged(NaiveWork work) {
    new NaiveGrantedCall(memory, commit, machine.costs().commitPageNanos()).perform(work);
    sections.perform(work);
    return proceed(work);
  }

  private NaiveAnswer proceed(NaiveWork work) {
    while (!work.parts.isEmpty()) {
      switch (parts.perform(work, work.parts.getFirst())) {
        case DONE -> {
          work.parts.removeFirst();
          doneWith(work);
        }
        case NO_FRAME -> {
          return waits(work);
        }
        case BLOCKED -> {
          return leaves(work, Outcome.BLOCKED);
        }
        case FAILED -> {
          return fails(work, bringIn.last);
        }
      }
    }
    return work.writes > 0
        ? leaves(work, Outcome.BLOCKED)
        : ended(work, work.call == null ? null : Win32Error.ERROR_SUCCESS, false);
  }

  /** A call needs what it brought in no longer than for the part that it was brought in for. */
  private void doneWith(NaiveWork work) {
    if (work.call != null) {
      memory.unpin(work.process);
    }
  }

  private NaiveAnswer waits(NaiveWork work) {
    message.served = false;
    if (work.waited) {
      waiting.addFirst(work);
      return answer(work.process, Outcome.NONE, 0, null, false, null);
    }
    work.waited = true;
    waiting.addLast(work);
    message.note(EventKind.PAGE_WAIT, bringIn.last, 0);
    return leaves(work, Outcome.WAITS);
  }

  /** The process gives up its CPU, if it has it still. */
  private NaiveAnswer leaves(NaiveWork work, Outcome outcome) {
    work.away = true;
    return answer(work.process, outcome, work.cpuNanos, null, false, null);
  }

  private NaiveAnswer fails(NaiveWork work, NaivePage page) {
    message.note(EventKind.IN_PAGE_ERROR, page, 0);
    work.locked.forEach(memory::unlock);
    doneWith(work);
    if (work.call != null && work.call.chargePages() > 0) {
      commit.charge(work.process, -work.call.chargePages());
    }
    return ended(work, work.call == null ? null : NaiveErrors.SWAPERROR, work.call == null);
  }

  private NaiveAnswer ended(NaiveWork work, Win32Error error, boolean inPageError) {
    return answer(work.process, work.end(), work.cpuNanos, error, inPageError, work.finding);
  }

  private void exit(NaiveProcess process) {
    sections.exit(process);
    memory.pages.of(process).forEach(memory::discard);
    memory.sets.gone(process);
    commit.release(process);
    promises.release(process);
  }

  @Override
  public NaiveAnswer handle(NaiveKind kind, Object what, long time) {
    boolean exact = kind == NaiveKind.READS || kind == NaiveKind.WRITES || kind == NaiveKind.GROWN;
    if (kind == NaiveKind.PASS && !passes.isNext(what)) {
      return null;
    }
    message.now = exact ? time : Math.max(message.now, time);
    switch (kind) {
      case READS -> {
        return what instanceof NaiveRead.Follower follower
            ? readEnded(follower)
            : readEnded((NaiveRead) what);
      }
      case WRITES -> {
        if (what instanceof NaiveMappedWriter.Write write) {
          mappedWriter.ended(write);
          return write.call() == null ? nobody() : proceed(write.call());
        }
        writer.ended(what);
      }
      case GROWN -> {
        commit.grown();
        NaiveWork first = waitingForCommit.peek();
        if (first != null && !commit.fits(first.charge) && commit.canEverFit(first.charge)) {
          commit.grow(first.charge);
        }
      }
      case PASS -> passes.pressure();
      case PERIOD -> passes.period();
      case WRITER -> writer.retry();
      default -> {
        return retry();
      }
    }
    return nobody();
  }

  private NaiveAnswer readEnded(NaiveRead read) {
    bringIn.ended(read);
    if (read.first == null) {
      return nobody();
    }
    NaiveWork work = read.first.work();
    return read.failed ? fails(work, read.first.page()) : proceed(work);
  }

  private NaiveAnswer readEnded(NaiveRead.Follower follower) {
    bringIn.ended(follower.read());
    return proceed(follower.work());
  }

  private NaiveAnswer retry() {
    NaiveWork first = waitingForCommit.peek();
    if (first == null || !commit.canDecide(first.charge)) {
      message.served = true;
      return waiting.isEmpty() ? nobody() : proceed(waiting.removeFirst());
    }
    long charge = first.charge;
    // Whoever waits for a page has not had this retry.
    message.released = true;
    if (commit.fits(charge)) {
      return charged(waitingForCommit.removeFirst());
    } else if (!commit.canEverFit(charge)) {
      return ended(waitingForCommit.removeFirst(), Win32Error.ERROR_COMMITMENT_LIMIT, false);
    }
    commit.grow(charge);
    return nobody();
  }

  @Override
  public NaiveAnswer giveUp(long time) {
    message.now = Math.max(message.now, time);
    if (passes.lastResort()) {
      message.released = true;
      return nobody();
    }
    message.released = false;
    waiting.stream().skip(1).forEach(this::startOver);
    if (message.released) {
      return nobody();
    }
    NaiveWork stuck = waiting.removeFirst();
    exit(stuck.process);
    return answer(stuck.process, Outcome.STUCK, 0, null, false, null);
  }

  /** What is waited for needs no table that came in for it: it will come in again. */
  private void startOver(NaiveWork work) {
    work.grown.clear();
    memory.startOver(work.process);
  }

  private NaiveAnswer nobody() {
    return answer(null, Outcome.NONE, 0, null, false, null);
  }

  private NaiveAnswer answer(
      NaiveProcess process,
      Outcome outcome,
      long cpuNanos,
      Win32Error error,
      boolean inPageError,
      Finding finding) {
    writer.look();
    mappedWriter.look();
    passes.look();
    zeroing.look();
    NaiveWork first = waitingForCommit.peek();
    boolean decided = first != null && commit.canDecide(first.charge);
    boolean retry = (message.released || message.served) && hasWaiters() || decided;
    invariants.check();
    return message.answer(process, outcome, cpuNanos, error, inPageError, finding, retry);
  }

  @Override
  public void checkEmpty() {
    invariants.checkEmpty();
  }
}
