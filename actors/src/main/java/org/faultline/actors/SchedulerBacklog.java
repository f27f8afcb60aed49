package org.faultline.actors;

import java.util.List;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ReceiveBuilder;
import org.faultline.actors.Scheduler.Command;
import org.faultline.actors.time.NextStep;

/** The phase in which virtual time waits for the Recorder, which is too many batches behind. */
final class SchedulerBacklog extends SchedulerPhase {
  private NextStep held;

  SchedulerBacklog(SchedulerPhases phases) {
    super(phases);
  }

  /** Makes this step once the Recorder has caught up. */
  Behavior<Command> hold(NextStep step) {
    held = step;
    return this;
  }

  @Override
  ReceiveBuilder<Command> answers(ReceiveBuilder<Command> builder) {
    return builder;
  }

  @Override
  Behavior<Command> onRecorded(Scheduler.Recorded recorded) {
    phases().recorded();
    return phases().recorderCaughtUp() ? phases().perform(held) : this;
  }

  @Override
  List<String> waitedFor() {
    return List.of("the Recorder");
  }
}
