package org.faultline.actors;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ReceiveBuilder;
import org.faultline.actors.Scheduler.Command;
import org.faultline.actors.Scheduler.ManagerCounted;
import org.faultline.actors.Scheduler.ProcessCounted;
import org.faultline.actors.result.Audit;
import org.faultline.actors.time.Cpu;
import org.faultline.actors.time.NextStep;
import org.faultline.memory.device.DeviceLoad;
import org.faultline.memory.server.ManagerCounts;

/**
 * The phase after each step of a run that is checked: whoever did something in it tells what it
 * counts, and the identities are held against it.
 */
final class SchedulerAudit extends SchedulerInquiry {
  private final ActorRef<ManagerCounts> managerCounted;
  private final List<Integer> processes = new ArrayList<>();

  SchedulerAudit(SchedulerPhases phases) {
    super(phases);
    managerCounted = phases.context().messageAdapter(ManagerCounts.class, ManagerCounted::new);
  }

  Behavior<Command> begin() {
    if (phases().step() instanceof NextStep.Round round) {
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
  ReceiveBuilder<Command> answersBeforeDevice(ReceiveBuilder<Command> builder) {
    return builder
        .onMessage(ProcessCounted.class, this::onProcessCounted)
        .onMessage(ManagerCounted.class, this::onManagerCounted);
  }

  private Audit audit() {
    return Objects.requireNonNull(phases().steps().audit(), "only a checked run is audited");
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
    return audit().deviceIsAsked() ? askDevice() : check();
  }

  @Override
  Behavior<Command> complete(DeviceLoad load) {
    audit().device(load);
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
        ? super.waitedFor()
        : processes.stream().map(id -> "process " + id).toList();
  }
}
