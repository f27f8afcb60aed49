package org.faultline.actors;

import java.util.List;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ReceiveBuilder;
import org.faultline.actors.Scheduler.Command;
import org.faultline.actors.Scheduler.DeviceLooked;
import org.faultline.memory.device.DeviceLoad;

/** A phase in which the MemoryManager and then the paging device tell what they counted. */
abstract class SchedulerInquiry extends SchedulerPhase {
  SchedulerInquiry(SchedulerPhases phases) {
    super(phases);
  }

  /** Adds the MemoryManager's answers, and those of whoever is asked before it. */
  abstract ReceiveBuilder<Command> answersBeforeDevice(ReceiveBuilder<Command> builder);

  /** The paging device has told its load: all that was asked for is there. */
  abstract Behavior<Command> complete(DeviceLoad load);

  /** The MemoryManager has answered: the paging device is asked for its load. */
  final Behavior<Command> askDevice() {
    phases()
        .peers()
        .device()
        .tell(new PagingDevice.Look(phases().time().nowNanos(), phases().deviceLooked()));
    return this;
  }

  @Override
  final ReceiveBuilder<Command> answers(ReceiveBuilder<Command> builder) {
    return answersBeforeDevice(builder).onMessage(DeviceLooked.class, this::onDeviceLooked);
  }

  private Behavior<Command> onDeviceLooked(DeviceLooked message) {
    phases().answered();
    return complete(message.load());
  }

  @Override
  List<String> waitedFor() {
    return List.of(managerAsked());
  }
}
