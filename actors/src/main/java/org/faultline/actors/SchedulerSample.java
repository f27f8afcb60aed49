package org.faultline.actors;

import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ReceiveBuilder;
import org.faultline.actors.Scheduler.Command;
import org.faultline.actors.Scheduler.DeviceLooked;
import org.faultline.actors.Scheduler.Looked;
import org.faultline.actors.Scheduler.Sampled;
import org.faultline.actors.loadcontrol.LoadLook;
import org.faultline.actors.time.NextStep.Measurement;
import org.faultline.actors.time.Timekeeper;
import org.faultline.memory.server.LoadSample;
import org.faultline.memory.server.MemorySample;

/**
 * The phase in which the MemoryManager and then the paging device tell what they counted: for a row
 * of the timeline, for load control, or where the measured window begins.
 */
final class SchedulerSample extends SchedulerPhase {
  private final ActorRef<MemorySample> sampled;
  private final ActorRef<LoadSample> looked;
  private Measurement what;
  // Of the row, or of the look, that is under way.
  private MemorySample memory;
  private LoadSample load;

  SchedulerSample(SchedulerPhases phases) {
    super(phases);
    sampled = phases.context().messageAdapter(MemorySample.class, Sampled::new);
    looked = phases.context().messageAdapter(LoadSample.class, Looked::new);
  }

  Behavior<Command> begin(Measurement measurement) {
    what = measurement;
    Timekeeper time = phases().time();
    ActorRef<MemoryManager.Command> manager = phases().peers().manager();
    if (what == Measurement.LOOK) {
      manager.tell(new MemoryManager.Look(time.referencesOfEach(), phases().takeReports(), looked));
    } else {
      manager.tell(
          new MemoryManager.Sample(
              time.nowNanos(), what == Measurement.WARM_UP, phases().takeReports(), sampled));
    }
    return this;
  }

  @Override
  ReceiveBuilder<Command> answers(ReceiveBuilder<Command> builder) {
    return builder
        .onMessage(Sampled.class, this::onSampled)
        .onMessage(Looked.class, this::onLooked)
        .onMessage(DeviceLooked.class, this::onDeviceLooked);
  }

  private Behavior<Command> onSampled(Sampled message) {
    phases().answered();
    if (what == Measurement.WARM_UP) {
      phases().collector().startWindow(message.sample(), phases().time());
      return phases().completed(what);
    }
    memory = message.sample();
    return askDevice();
  }

  private Behavior<Command> onLooked(Looked message) {
    phases().answered();
    load = message.sample();
    return askDevice();
  }

  private Behavior<Command> askDevice() {
    phases()
        .peers()
        .device()
        .tell(new PagingDevice.Look(phases().time().nowNanos(), phases().deviceLooked()));
    return this;
  }

  private Behavior<Command> onDeviceLooked(DeviceLooked message) {
    phases().answered();
    Timekeeper time = phases().time();
    if (what == Measurement.LOOK) {
      time.looked(new LoadLook(time.nowNanos(), load, message.load()));
    } else {
      phases()
          .peers()
          .recorder()
          .tell(new Recorder.Row(phases().collector().row(memory, message.load(), time)));
    }
    return phases().completed(what);
  }

  @Override
  List<String> waitedFor() {
    return List.of("the MemoryManager, which was asked for " + what.label());
  }
}
