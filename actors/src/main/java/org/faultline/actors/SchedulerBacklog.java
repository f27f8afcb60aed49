package org.faultline.actors;

import java.util.List;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ReceiveBuilder;
import org.faultline.actors.Scheduler.Command;

/** The phase in which virtual time waits for the Recorder, which is too many batches behind. */
final class SchedulerBacklog extends SchedulerPhase {
  SchedulerBacklog(SchedulerPhases phases) {
    super(phases);
  }

  @Override
  ReceiveBuilder<Command> answers(ReceiveBuilder<Command> builder) {
    return builder;
  }

  @Override
  Behavior<Command> onRecorded(Scheduler.Recorded recorded) {
    phases().recorded();
    return phases().recorderCaughtUp() ? phases().perform(phases().step()) : this;
  }

  @Override
  List<String> waitedFor() {
    return List.of("the Recorder");
  }
}
