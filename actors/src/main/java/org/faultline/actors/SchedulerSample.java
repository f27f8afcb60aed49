package org.faultline.actors;

import java.util.Objects;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ReceiveBuilder;
import org.faultline.actors.Scheduler.Command;
import org.faultline.actors.Scheduler.Sampled;
import org.faultline.actors.time.NextStep.Measurement;
import org.faultline.actors.time.Timekeeper;
import org.faultline.memory.device.DeviceLoad;
import org.faultline.memory.server.MemorySample;
import org.jspecify.annotations.Nullable;

/**
 * The phase in which what was counted is asked for: of memory where the measured window begins, of
 * memory and the paging device for a row of the timeline.
 */
final class SchedulerSample extends SchedulerInquiry {
  private final ActorRef<MemorySample> sampled;
  // Of the row that is under way, once the MemoryManager has told it.
  private @Nullable MemorySample memory;

  SchedulerSample(SchedulerPhases phases) {
    super(phases);
    sampled = phases.context().messageAdapter(MemorySample.class, Sampled::new);
  }

  Behavior<Command> begin() {
    phases()
        .peers()
        .manager()
        .tell(
            new MemoryManager.Sample(
                phases().time().nowNanos(), beginsWindow(), phases().takeReports(), sampled));
    return this;
  }

  private boolean beginsWindow() {
    return phases().step() == Measurement.WARM_UP;
  }

  @Override
  ReceiveBuilder<Command> answersBeforeDevice(ReceiveBuilder<Command> builder) {
    return builder.onMessage(Sampled.class, this::onSampled);
  }

  private Behavior<Command> onSampled(Sampled message) {
    phases().answered();
    if (beginsWindow()) {
      phases().collector().startWindow(message.sample(), phases().time());
      return phases().completed();
    }
    memory = message.sample();
    return askDevice();
  }

  @Override
  Behavior<Command> complete(DeviceLoad load) {
    MemorySample sample = Objects.requireNonNull(memory, "the MemoryManager answers before");
    Timekeeper time = phases().time();
    phases()
        .peers()
        .recorder()
        .tell(new Recorder.Row(phases().collector().row(sample, load, time)));
    return phases().completed();
  }
}
