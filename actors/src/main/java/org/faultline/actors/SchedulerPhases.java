package org.faultline.actors;

import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.faultline.actors.Scheduler.Command;
import org.faultline.actors.process.PendingReports;
import org.faultline.actors.result.Collector;
import org.faultline.actors.result.RunSteps;
import org.faultline.actors.time.NextStep;
import org.faultline.actors.time.Timekeeper;
import org.faultline.memory.device.DeviceLoad;
import org.faultline.memory.server.RunReport;
import org.jspecify.annotations.Nullable;

/** The phases of the Scheduler, which follows which, and what they share. */
final class SchedulerPhases {
  /** Batches of events that the Recorder may be behind before virtual time waits for it. */
  private static final int BATCHES_AHEAD = 256;

  private final ActorContext<Command> context;
  private final RunSteps steps;
  private final Collector collector;
  private final ActorRef<Machine.Command> machine;
  private final Scheduler.Peers peers;
  private final ActorRef<DeviceLoad> deviceLooked;
  private final PendingReports reports;
  private final SchedulerRound round;
  private final SchedulerService service;
  private final SchedulerSample sample;
  private final SchedulerLook look;
  private final SchedulerAudit audit;
  private final SchedulerBacklog backlog;
  private final SchedulerRest rest;
  private final SchedulerClosing closing;
  private NextStep step = NextStep.Standstill.IDLE;
  private long answers;
  private int unrecorded;

  SchedulerPhases(
      ActorContext<Command> context,
      RunSteps steps,
      Collector collector,
      ActorRef<Machine.Command> machine,
      Scheduler.Peers peers) {
    this.context = context;
    this.steps = steps;
    this.collector = collector;
    this.machine = machine;
    this.peers = peers;
    deviceLooked = context.messageAdapter(DeviceLoad.class, Scheduler.DeviceLooked::new);
    reports = new PendingReports(peers.processes().size());
    round = new SchedulerRound(this);
    service = new SchedulerService(this);
    sample = new SchedulerSample(this);
    look = new SchedulerLook(this);
    audit = new SchedulerAudit(this);
    backlog = new SchedulerBacklog(this);
    rest = new SchedulerRest(this);
    closing = new SchedulerClosing(this);
  }

  /** Makes the next step, once the Recorder is near enough. */
  Behavior<Command> advance() {
    NextStep next = steps.next();
    if (steps.broken().isPresent()) {
      return broken();
    }
    collector.events(time().takeEvents());
    if (collector.hasEvents()) {
      peers
          .recorder()
          .tell(new Recorder.Events(collector.takeEvents(), time().safeNanos(), context.getSelf()));
      unrecorded++;
    }
    return unrecorded >= BATCHES_AHEAD ? hold(next) : perform(next);
  }

  /** An identity does not hold: nothing more is done, and the Machine ends the run. */
  Behavior<Command> broken() {
    machine.tell(new Machine.Broken(steps.broken().orElseThrow()));
    return Behaviors.same();
  }

  /** Keeps this step until the Recorder has caught up. */
  Behavior<Command> hold(NextStep next) {
    step = next;
    return backlog;
  }

  /** Goes into the phase of this step. */
  Behavior<Command> perform(NextStep next) {
    step = next;
    if (step instanceof NextStep.Round running) {
      return round.begin(running);
    } else if (step instanceof NextStep.Asked asked) {
      return service.begin(asked);
    } else if (step == NextStep.Measurement.LOOK) {
      return look.begin();
    } else if (step instanceof NextStep.Measurement) {
      return sample.begin();
    } else if (step == NextStep.Standstill.IDLE) {
      return rest.begin();
    } else if (step == NextStep.Standstill.END) {
      return closing.begin();
    }
    throw new AssertionError("a timer is an event of its own");
  }

  /** The step is made: where the run is checked, whoever did something tells what it counts. */
  Behavior<Command> completed() {
    steps.completed();
    return steps.isChecked() ? audit.begin() : advance();
  }

  /** The step that is made, or held back. */
  NextStep step() {
    return step;
  }

  /** An answer came. */
  void answered() {
    answers++;
  }

  /** Answers that came so far. */
  long answers() {
    return answers;
  }

  /** The Recorder has passed a batch of events on. */
  void recorded() {
    unrecorded--;
  }

  /** Whether virtual time, which waited for the Recorder, may go on. */
  boolean recorderCaughtUp() {
    return unrecorded < BATCHES_AHEAD / 2;
  }

  ActorContext<Command> context() {
    return context;
  }

  RunSteps steps() {
    return steps;
  }

  Timekeeper time() {
    return steps.time();
  }

  Collector collector() {
    return collector;
  }

  ActorRef<Machine.Command> machine() {
    return machine;
  }

  Scheduler.Peers peers() {
    return peers;
  }

  /** Where the paging device tells its load. */
  ActorRef<DeviceLoad> deviceLooked() {
    return deviceLooked;
  }

  /** Adds what a process did to its pages, if anything. */
  void addReport(@Nullable RunReport report) {
    if (report != null) {
      reports.add(report);
    }
  }

  /** Takes what the MemoryManager must hear before its next answer. */
  List<RunReport> takeReports() {
    return reports.take();
  }
}
