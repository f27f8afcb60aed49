package org.faultline.actors.time;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.faultline.actors.loadcontrol.LoadControlMeter;
import org.faultline.actors.loadcontrol.LoadController;
import org.faultline.actors.loadcontrol.LoadControllers;
import org.faultline.actors.loadcontrol.LoadDecision;
import org.faultline.actors.loadcontrol.LoadLook;
import org.faultline.workload.config.LoadControl;
import org.faultline.workload.config.SchedulerConfig;
import org.jspecify.annotations.Nullable;

/**
 * Which processes are active and which wait suspended, in turn.
 *
 * <p>One process is always active, as long as there are any. A new process waits behind those that
 * wait already. Once in a turn, the process that has been active longest makes room for the one
 * that has waited longest, so that nobody starves.
 */
final class ActiveSet {
  /**
   * What is to be done.
   *
   * @param suspend one that is no longer active, if there is one
   * @param activate those that are active from now on
   * @param token the process whose pages are not taken; 0 for none
   */
  record Change(@Nullable ScheduledProcess suspend, List<ScheduledProcess> activate, int token) {}

  private static final Change NONE = new Change(null, List.of(), 0);

  private final LoadController controller;
  private final boolean suspends;
  private final long turnNanos;
  private final ScheduledProcess[] processes;
  private final LoadControlMeter meter;
  private long lastTurnNanos;
  private final List<ScheduledProcess> active = new ArrayList<>();
  private final Deque<ScheduledProcess> waiting = new ArrayDeque<>();

  /**
   * Nobody is active.
   *
   * @param suspends whether the controller suspends processes at all
   * @param turnNanos time between two turns; 0 for none
   * @param processes by id
   */
  ActiveSet(
      LoadController controller, boolean suspends, long turnNanos, ScheduledProcess[] processes) {
    this.controller = controller;
    this.suspends = suspends;
    this.turnNanos = turnNanos;
    this.processes = processes;
    this.meter = new LoadControlMeter(processes.length - 1);
  }

  /** The set that load control decides about; absent if every process is active. */
  static @Nullable ActiveSet of(SchedulerConfig config, ScheduledProcess[] processes) {
    LoadControl rule = config.loadControl();
    LoadController controller = LoadControllers.of(rule);
    return controller == null
        ? null
        : new ActiveSet(controller, rule.suspends(), config.loadTurnNanos(), processes);
  }

  /** Whether nobody is active. */
  boolean isEmpty() {
    return active.isEmpty();
  }

  /** A new process: whether it is active at once. */
  boolean admits(ScheduledProcess process, long nowNanos) {
    if (suspends && !active.isEmpty()) {
      return false;
    }
    activated(process, nowNanos);
    return true;
  }

  /** The process has left the CPUs and waits until it is activated. */
  void suspended(ScheduledProcess process) {
    waiting.addLast(process);
  }

  /** The process has ended: the one that takes its place, if one does. */
  @Nullable ScheduledProcess ended(ScheduledProcess process, long nowNanos) {
    return active.remove(process) ? activateNext(nowNanos) : null;
  }

  /** Activates the process that has waited longest, if one waits. */
  @Nullable ScheduledProcess activateNext(long nowNanos) {
    ScheduledProcess next = waiting.pollFirst();
    if (next != null) {
      activated(next, nowNanos);
    }
    return next;
  }

  private void activated(ScheduledProcess process, long nowNanos) {
    process.activeSinceNanos = nowNanos;
    active.add(process);
  }

  /** Accounts for the time of those who wait, as far as {@code nowNanos}. */
  void account(long nowNanos) {
    for (ScheduledProcess process : waiting) {
      process.spend(TimeBucket.SUSPENDED, Math.max(nowNanos, process.accountedUntilNanos()));
    }
  }

  /** Has the controller decide. */
  Change decide(LoadLook look) {
    LoadDecision decision =
        controller.decide(
            meter.measure(
                look, id -> processes[id].nanos(TimeBucket.COMPUTING), ids(active), ids(waiting)));
    if (decision.suspend() != 0) {
      return suspend(processes[decision.suspend()]);
    } else if (decision.activate() == 0 && isTurnOver(look.nowNanos())) {
      ScheduledProcess oldest = active.get(0);
      List<ScheduledProcess> next = activate(1, look.nowNanos());
      active.remove(oldest);
      lastTurnNanos = look.nowNanos();
      return new Change(oldest, next, decision.token());
    }
    return new Change(null, activate(decision.activate(), look.nowNanos()), decision.token());
  }

  private boolean isTurnOver(long nowNanos) {
    return turnNanos > 0
        && !waiting.isEmpty()
        && !active.isEmpty()
        && nowNanos - Math.max(lastTurnNanos, active.get(0).activeSinceNanos) >= turnNanos;
  }

  private Change suspend(ScheduledProcess process) {
    return active.size() > 1 && active.remove(process) ? new Change(process, List.of(), 0) : NONE;
  }

  private List<ScheduledProcess> activate(int count, long nowNanos) {
    List<ScheduledProcess> activated = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ScheduledProcess next = activateNext(nowNanos);
      if (next == null) {
        break;
      }
      activated.add(next);
    }
    return activated;
  }

  private static List<Integer> ids(Iterable<ScheduledProcess> all) {
    List<Integer> ids = new ArrayList<>();
    all.forEach(process -> ids.add(process.id()));
    return ids;
  }
}
