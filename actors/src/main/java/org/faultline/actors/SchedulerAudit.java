package org.faultline.actors;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ReceiveBuilder;
import org.faultline.actors.Scheduler.Command;
import org.faultline.actors.Scheduler.DeviceLooked;
import org.faultline.actors.Scheduler.ManagerCounted;
import org.faultline.actors.Scheduler.ProcessCounted;
import org.faultline.actors.result.Audit;
import org.faultline.actors.time.Cpu;
import org.faultline.actors.time.NextStep;
import org.faultline.memory.server.ManagerCounts;

/**
 * The phase after each step of a run that is checked: whoever did something in it tells what it
 * counts, and the identities are held against it.
 */
final class SchedulerAudit extends SchedulerPhase {
  private final ActorRef<ManagerCounts> managerCounted;
  private final List<Integer> processes = new ArrayList<>();
  private NextStep step;

  SchedulerAudit(SchedulerPhases phases) {
    super(phases);
    managerCounted = phases.context().messageAdapter(ManagerCounts.class, ManagerCounted::new);
  }

  Behavior<Command> begin(NextStep completed) {
    step = completed;
    if (completed instanceof NextStep.Round round) {
      for (Cpu cpu : round.cpus()) {
        processes.add(cpu.process().id());
        phases()
            .peers()
            .process(cpu.process().id())
            .tell(new ProcessActor.Count(getContext().getSelf()));
      }
      return this;
    }
    return askManager();
  }

  private Behavior<Command> askManager() {
    phases().peers().manager().tell(new MemoryManager.Count(managerCounted));
    return this;
  }

  @Override
  ReceiveBuilder<Command> answers(ReceiveBuilder<Command> builder) {
    return builder
        .onMessage(ProcessCounted.class, this::onProcessCounted)
        .onMessage(ManagerCounted.class, this::onManagerCounted)
        .onMessage(DeviceLooked.class, this::onDeviceLooked);
  }

  private Audit audit() {
    return phases().steps().audit();
  }

  private Behavior<Command> onProcessCounted(ProcessCounted message) {
    phases().answered();
    audit().process(message.process(), message.counts());
    processes.remove((Integer) message.process());
    return processes.isEmpty() ? check() : this;
  }

  private Behavior<Command> onManagerCounted(ManagerCounted message) {
    phases().answered();
    audit().manager(message.counts());
    if (!audit().deviceIsAsked()) {
      return check();
    }
    phases()
        .peers()
        .device()
        .tell(new PagingDevice.Look(phases().time().nowNanos(), phases().deviceLooked()));
    return this;
  }

  private Behavior<Command> onDeviceLooked(DeviceLooked message) {
    phases().answered();
    audit().device(message.load());
    return check();
  }

  private Behavior<Command> check() {
    if (!audit().hasBegun()) {
      return askManager();
    }
    return phases().steps().holds() ? phases().advance() : phases().broken();
  }

  @Override
  List<String> waitedFor() {
    return processes.isEmpty()
        ? List.of("the MemoryManager, which was asked for " + step.label())
        : processes.stream().map(id -> "process " + id).toList();
  }
}
