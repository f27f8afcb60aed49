package org.faultline.actors;

import java.util.Objects;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ReceiveBuilder;
import org.faultline.actors.Scheduler.Command;
import org.faultline.actors.Scheduler.Looked;
import org.faultline.actors.loadcontrol.LoadLook;
import org.faultline.actors.time.Timekeeper;
import org.faultline.memory.device.DeviceLoad;
import org.faultline.memory.server.LoadSample;
import org.jspecify.annotations.Nullable;

/** The phase in which load control is told what was counted, and decides. */
final class SchedulerLook extends SchedulerInquiry {
  private final ActorRef<LoadSample> looked;
  // Of the look that is under way, once the MemoryManager has told it.
  private @Nullable LoadSample memory;

  SchedulerLook(SchedulerPhases phases) {
    super(phases);
    looked = phases.context().messageAdapter(LoadSample.class, Looked::new);
  }

  Behavior<Command> begin() {
    phases()
        .peers()
        .manager()
        .tell(
            new MemoryManager.Look(
                phases().time().referencesOfEach(), phases().takeReports(), looked));
    return this;
  }

  @Override
  ReceiveBuilder<Command> answersBeforeDevice(ReceiveBuilder<Command> builder) {
    return builder.onMessage(Looked.class, this::onLooked);
  }

  private Behavior<Command> onLooked(Looked message) {
    phases().answered();
    memory = message.sample();
    return askDevice();
  }

  @Override
  Behavior<Command> complete(DeviceLoad load) {
    LoadSample sample = Objects.requireNonNull(memory, "the MemoryManager answers before");
    Timekeeper time = phases().time();
    time.looked(new LoadLook(time.nowNanos(), sample, load));
    return phases().completed();
  }
}
