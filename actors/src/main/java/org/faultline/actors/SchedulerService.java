package org.faultline.actors;

import java.util.List;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ReceiveBuilder;
import org.faultline.actors.MemoryManager.Due;
import org.faultline.actors.MemoryManager.GiveUp;
import org.faultline.actors.MemoryManager.Order;
import org.faultline.actors.MemoryManager.Retry;
import org.faultline.actors.MemoryManager.Serve;
import org.faultline.actors.Scheduler.Answered;
import org.faultline.actors.Scheduler.Command;
import org.faultline.actors.Scheduler.Transferred;
import org.faultline.actors.message.Trap;
import org.faultline.actors.time.NextStep;

/** The phase in which the MemoryManager, or a device for files, does one thing and answers. */
final class SchedulerService extends SchedulerPhase {
  private NextStep.Asked step;

  SchedulerService(SchedulerPhases phases) {
    super(phases);
  }

  Behavior<Command> begin(NextStep.Asked next) {
    step = next;
    if (next instanceof NextStep.Transfer transfer) {
      submit(transfer.transfer(), transfer.atNanos());
    } else {
      phases().peers().manager().tell(request(next));
    }
    return this;
  }

  private MemoryManager.Command request(NextStep.Asked next) {
    long at = next.atNanos();
    long idle = next.idleNanos();
    if (next instanceof NextStep.Serve serve) {
      return new Serve(
          serve.process(), serve.cpu(), serve.request(), at, idle, phases().takeReports());
    } else if (next instanceof NextStep.Due due) {
      return new Due(due.alarm(), at, idle, phases().takeReports());
    } else if (next instanceof NextStep.Retry) {
      return new Retry(at, idle, phases().takeReports());
    } else if (next instanceof NextStep.Order order) {
      return new Order(order.order(), at, idle, phases().takeReports());
    } else if (next instanceof NextStep.GiveUp) {
      return new GiveUp(at, idle, phases().takeReports());
    }
    throw new AssertionError("the MemoryManager is not asked to " + next.label());
  }

  private void submit(Trap.FileTransfer transfer, long atNanos) {
    phases()
        .peers()
        .fileDevices()
        .get(transfer.device())
        .tell(
            new FileDevice.Submit(
                transfer.write(), transfer.pages(), atNanos, getContext().getSelf()));
  }

  @Override
  ReceiveBuilder<Command> answers(ReceiveBuilder<Command> builder) {
    return builder
        .onMessage(Answered.class, this::onAnswered)
        .onMessage(Transferred.class, this::onTransferred);
  }

  private Behavior<Command> onAnswered(Answered message) {
    phases().answered();
    phases().collector().events(message.served().events());
    phases().time().served(message.served());
    return phases().completed(step);
  }

  private Behavior<Command> onTransferred(Transferred message) {
    phases().answered();
    phases().time().transferred(message.endNanos());
    return phases().completed(step);
  }

  @Override
  List<String> waitedFor() {
    return List.of(
        step instanceof NextStep.Transfer transfer
            ? "the device " + transfer.transfer().device()
            : "the MemoryManager, which was asked for " + step.label());
  }
}
