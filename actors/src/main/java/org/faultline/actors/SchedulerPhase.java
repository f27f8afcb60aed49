package org.faultline.actors;

import java.util.List;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.ReceiveBuilder;
import org.faultline.actors.Scheduler.Command;

/** One phase of the Scheduler: what it waits for, and what it hears in every phase. */
abstract class SchedulerPhase extends AbstractBehavior<Command> {
  private final SchedulerPhases phases;

  SchedulerPhase(SchedulerPhases phases) {
    super(phases.context());
    this.phases = phases;
  }

  /** All phases, and what they share. */
  final SchedulerPhases phases() {
    return phases;
  }

  /** Adds the answers that the phase waits for. */
  abstract ReceiveBuilder<Command> answers(ReceiveBuilder<Command> builder);

  /** The MemoryManager, as one that has not answered what the step wants of it. */
  final String managerAsked() {
    return "the MemoryManager, which was asked for " + phases.step().label();
  }

  /** Who has not answered yet, each by name. */
  abstract List<String> waitedFor();

  @Override
  public final Receive<Command> createReceive() {
    return answers(newReceiveBuilder())
        .onMessage(Scheduler.Recorded.class, this::onRecorded)
        .onMessage(Scheduler.Interrupt.class, this::onInterrupt)
        .onMessage(Scheduler.Orders.class, this::onOrders)
        .onMessage(Scheduler.WhoIsLate.class, this::onWhoIsLate)
        .build();
  }

  Behavior<Command> onRecorded(Scheduler.Recorded recorded) {
    phases.recorded();
    return this;
  }

  Behavior<Command> onInterrupt(Scheduler.Interrupt interrupt) {
    phases.steps().interrupt();
    return this;
  }

  /** Nobody waits for an order but while the machine rests. */
  Behavior<Command> onOrders(Scheduler.Orders orders) {
    return this;
  }

  Behavior<Command> onWhoIsLate(Scheduler.WhoIsLate question) {
    question.replyTo().tell(new Scheduler.Late(phases.answers(), waitedFor()));
    return this;
  }
}
