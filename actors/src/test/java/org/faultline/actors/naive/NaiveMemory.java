package org.faultline.actors.naive;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.faultline.actors.naive.NaiveAnswer.Outcome;
import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.PageRange;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.event.EventKind;
import org.faultline.workload.config.MachineConfig;
import org.faultline.workload.config.WorkloadConfig;
import org.faultline.workload.program.RandomStreams;

/** The naive machine's textbook memory: takes requests and says what comes of them. */
final class NaiveMemory implements NaiveManager {
  private final long hardFaultNanos;
  private final NaiveLog log;
  private final NaiveCharge charge;
  private final NaiveFrames frames;
  // Absent where shares do not change.
  private final NaiveShares moving;
  private final NaiveDesk desk;
  private final NaiveDevice device;
  private final Set<NaiveProcess> fresh = new LinkedHashSet<>();
  private final Deque<NaiveRequest> waiting = new ArrayDeque<>();
  private long nowNanos;

  NaiveMemory(WorkloadConfig config, NaiveLog log) {
    this.log = log;
    MachineConfig machine = config.machine();
    hardFaultNanos = machine.costs().hardFaultNanos();
    charge = new NaiveCharge(machine);
    frames = new NaiveFrames(config, log, charge);
    moving = frames.moving();
    RandomStreams streams = new RandomStreams(config.seed());
    desk = new NaiveDesk(machine, streams);
    device = new NaiveDevice(machine.pagefile().device(), streams);
  }

  @Override
  public void used(NaiveProcess process, long page, boolean write) {
    frames.used(process, page, write);
  }

  @Override
  public byte[] bytes(NaiveProcess process, long page) {
    return frames.bytes(process, page);
  }

  @Override
  public void ran(NaiveProcess process) {
    frames.unpin(process);
  }

  @Override
  public NaiveAnswer serve(NaiveProcess process, NaiveStop stop, long time) {
    nowNanos = desk.serve(stop, time);
    if (moving != null) {
      moving.started(process);
      moving.begin();
    }
    if (stop instanceof NaiveStop.Fault fault) {
      log.add(time, EventKind.PAGE_FAULT, process.id, fault.page(), fault.access().ordinal());
      NaiveFrame held = frames.frame(process, fault.held());
      if (held != null) {
        held.pinned = true;
      }
      return proceed(new NaiveRequest(process, fault, fault.page(), fault.page(), false, null));
    } else if (stop instanceof NaiveStop.Call call) {
      return call(process, call.work());
    } else if (stop instanceof NaiveStop.Manager) {
      log.add(nowNanos, EventKind.MANAGER_CALL, process.id, desk.began, 0);
      return answer(process, Outcome.RESUMES, 0, null);
    }
    exit(process);
    return answer(process, Outcome.GONE, 0, null);
  }

  private NaiveAnswer call(NaiveProcess process, MemoryWork call) {
    for (PageRange range : call.locks().lock()) {
      if (!frames.admitsLock(process, range)) {
        return answer(process, Outcome.RESUMES, 0, Win32Error.ERROR_WORKING_SET_QUOTA);
      }
    }
    if (call.chargePages() > 0 && !charge.charge(process, call.chargePages())) {
      return answer(process, Outcome.RESUMES, 0, Win32Error.ERROR_COMMITMENT_LIMIT);
    }
    call.contents()
        .discard()
        .forEach(
            range -> frames.pages(process, range).forEach(page -> frames.forget(process, page)));
    call.contents()
        .reset()
        .forEach(
            range -> frames.pages(process, range).forEach(page -> frames.reset(process, page)));
    for (PageRange range : call.locks().unlock()) {
      for (long page : frames.pages(process, range)) {
        NaiveFrame frame = frames.frame(process, page);
        if (frame != null && frame.locked) {
          frames.unlock(frame);
        }
      }
    }
    PageRange lock =
        call.locks().lock().isEmpty() ? new PageRange(0, 0) : call.locks().lock().get(0);
    long last = call.locks().lock().isEmpty() ? -1 : lock.last();
    NaiveRequest work =
        new NaiveRequest(process, null, lock.first(), last, true, Win32Error.ERROR_SUCCESS);
    for (PageRange range : call.workingSet().trim()) {
      for (long page : frames.pages(process, range)) {
        NaiveFrame frame = frames.frame(process, page);
        if (frame != null && frames.canEvict(frame)) {
          evict(frame, work);
        }
      }
    }
    if (call.chargePages() < 0) {
      charge.charge(process, call.chargePages());
    }
    return proceed(work);
  }

  private void exit(NaiveProcess process) {
    frames.clear(process);
    charge.release(process);
    if (moving != null) {
      moving.gone(process);
    }
  }

  private void evict(NaiveFrame frame, NaiveRequest work) {
    NaiveProcess owner = frame.owner;
    long page = frame.page;
    if (frames.evict(frame, nowNanos)) {
      work.transfers.add(new NaiveRequest.Transfer(owner, page, null));
    }
  }

  private NaiveAnswer proceed(NaiveRequest work) {
    if (moving != null) {
      moving.begin();
    }
    while (work.next <= work.last) {
      if (!frames.bringIn(work)) {
        NaiveProcess loser = moving == null ? work.process : moving.loser(work.process);
        NaiveFrame victim = loser == null ? null : frames.pool(loser).victim();
        if (victim != null && frames.canEvict(victim)) {
          evict(victim, work);
        } else if (moving == null || loser == null) {
          return waits(work);
        } else {
          moving.noVictimOf(loser);
        }
      }
    }
    for (NaiveRequest.Transfer transfer : work.transfers) {
      if (transfer.frame() != null && work.retiredWrite()) {
        frames.wrote(transfer.frame());
      }
    }
    long readsEnd = -1;
    if (!device.instant()) {
      for (NaiveRequest.Transfer transfer : work.transfers) {
        long end = device.transfer(transfer.frame() == null, 1, nowNanos);
        EventKind kind = transfer.frame() == null ? EventKind.PAGE_WRITE : EventKind.PAGE_READ;
        log.add(nowNanos, kind, transfer.process().id, transfer.page(), end);
        if (transfer.frame() != null) {
          transfer.frame().reading = true;
          readsEnd = Math.max(readsEnd, end);
        }
      }
    }
    if (readsEnd >= 0) {
      long cpu = work.waited ? 0 : cpuNanos(work);
      return answer(work.process, Outcome.BLOCKED, cpu, null, work, readsEnd);
    }
    map(work);
    Outcome outcome = work.waited ? Outcome.WAKES : Outcome.RESUMES;
    return answer(work.process, outcome, cpuNanos(work), work.error);
  }

  private NaiveAnswer waits(NaiveRequest work) {
    if (work.waited) {
      waiting.addFirst(work);
      return answer(work.process, Outcome.NONE, 0, null);
    }
    work.waited = true;
    waiting.addLast(work);
    log.add(nowNanos, EventKind.PAGE_WAIT, work.process.id, work.next, 0);
    return answer(work.process, Outcome.WAITS, cpuNanos(work), null);
  }

  private void map(NaiveRequest work) {
    for (NaiveRequest.Transfer transfer : work.transfers) {
      if (transfer.frame() != null) {
        log.add(nowNanos, EventKind.PAGE_LOADED, transfer.process().id, transfer.page(), 0);
        transfer.process().space.map(transfer.page(), transfer.frame().index, false);
        fresh.add(transfer.process());
      }
    }
  }

  @Override
  public boolean hasWaiters() {
    return !waiting.isEmpty();
  }

  @Override
  public boolean matters(NaiveKind kind) {
    return kind != NaiveKind.END;
  }

  @Override
  public NaiveAnswer handle(NaiveKind kind, Object what, long time) {
    return kind == NaiveKind.READS ? readsEnded((NaiveRequest) what, time) : retry(time);
  }

  private NaiveAnswer readsEnded(NaiveRequest work, long time) {
    nowNanos = time;
    for (NaiveRequest.Transfer transfer : work.transfers) {
      if (transfer.frame() != null) {
        transfer.frame().reading = false;
        frames.freed |= !transfer.frame().held();
      }
    }
    map(work);
    return answer(work.process, Outcome.WAKES, 0, work.error);
  }

  private NaiveAnswer retry(long time) {
    nowNanos = Math.max(nowNanos, time);
    return waiting.isEmpty() ? answer(null, Outcome.NONE, 0, null) : proceed(waiting.removeFirst());
  }

  @Override
  public NaiveAnswer giveUp(long time) {
    nowNanos = Math.max(nowNanos, time);
    boolean letGo = false;
    for (NaiveRequest behind : waiting.stream().skip(1).toList()) {
      letGo |= frames.startOver(behind);
    }
    if (letGo) {
      frames.freed = true;
      return answer(null, Outcome.NONE, 0, null);
    }
    NaiveRequest stuck = waiting.removeFirst();
    exit(stuck.process);
    return answer(stuck.process, Outcome.STUCK, 0, null);
  }

  private long cpuNanos(NaiveRequest work) {
    return work.fault == null ? 0 : hardFaultNanos;
  }

  private NaiveAnswer answer(
      NaiveProcess process, Outcome outcome, long cpuNanos, Win32Error error) {
    return answer(process, outcome, cpuNanos, error, null, -1);
  }

  private NaiveAnswer answer(
      NaiveProcess process,
      Outcome outcome,
      long cpuNanos,
      Win32Error error,
      NaiveRequest reads,
      long readsEnd) {
    boolean retry = frames.freed && !waiting.isEmpty();
    List<NaiveEntry> later =
        reads == null
            ? List.of()
            : List.of(new NaiveEntry(readsEnd, NaiveKind.READS, process.id, reads));
    frames.freed = false;
    Set<NaiveProcess> given = Set.copyOf(fresh);
    fresh.clear();
    return new NaiveAnswer(
        process, outcome, nowNanos, cpuNanos, error, false, null, later, given, retry);
  }
}
