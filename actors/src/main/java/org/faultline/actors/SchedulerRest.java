package org.faultline.actors;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ReceiveBuilder;
import org.faultline.actors.Scheduler.Command;
import org.faultline.actors.time.ScheduledProcess;
import org.faultline.actors.time.Timekeeper;

/** The phase in which virtual time stands still until orders come from outside. */
final class SchedulerRest extends SchedulerPhase {
  SchedulerRest(SchedulerPhases phases) {
    super(phases);
  }

  Behavior<Command> begin() {
    Timekeeper time = phases().time();
    Map<Integer, String> ended = new TreeMap<>();
    for (int id = 1; id <= phases().peers().processes().size(); id++) {
      ScheduledProcess process = time.process(id);
      if (process.state() == ScheduledProcess.State.GONE) {
        ended.put(id, process.failure() == null ? "it has exited" : process.failure());
      }
    }
    phases().machine().tell(new Machine.Resting(time.nowNanos(), ended));
    return this;
  }

  @Override
  ReceiveBuilder<Command> answers(ReceiveBuilder<Command> builder) {
    return builder;
  }

  @Override
  Behavior<Command> onOrders(Scheduler.Orders orders) {
    orders.processes().forEach(phases().time()::order);
    return phases().advance();
  }

  @Override
  Behavior<Command> onInterrupt(Scheduler.Interrupt interrupt) {
    phases().steps().interrupt();
    return phases().advance();
  }

  /** Nobody owes an answer: to be asked counts as one. */
  @Override
  Behavior<Command> onWhoIsLate(Scheduler.WhoIsLate question) {
    phases().answered();
    return super.onWhoIsLate(question);
  }

  @Override
  List<String> waitedFor() {
    return List.of();
  }
}
