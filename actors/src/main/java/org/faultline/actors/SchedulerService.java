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
  SchedulerService(SchedulerPhases phases) {
    super(phases);
  }

  Behavior<Command> begin(NextStep.Asked next) {
    if (next instanceof NextStep.Transfer transfer) {
      submit(transfer.transfer(), transfer.atNanos());
    } else {
      phases().peers().manager().tell(request(next));
    }
    return this;
  }

  private MemoryManager.Command request(NextStep.Asked next) {
    long atNanos = next.atNanos();
    long idleNanos = next.idleNanos();
    if (next instanceof NextStep.Serve serve) {
      return new Serve(
          serve.process(),
          serve.cpu(),
          serve.request(),
          atNanos,
          idleNanos,
          phases().takeReports());
    } else if (next instanceof NextStep.Due due) {
      return new Due(due.alarm(), atNanos, idleNanos, phases().takeReports());
    } else if (next instanceof NextStep.Retry) {
      return new Retry(atNanos, idleNanos, phases().takeReports());
    } else if (next instanceof NextStep.Order order) {
      return new Order(order.order(), atNanos, idleNanos, phases().takeReports());
    } else if (next instanceof NextStep.GiveUp) {
      return new GiveUp(atNanos, idleNanos, phases().takeReports());
    }
    throw new AssertionError("the MemoryManager is not asked to " + next.label());
  }

  private void submit(Trap.FileTransfer transfer, long atNanos) {
    phases()
        .peers()
        .fileDevice(transfer.device())
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
    return phases().completed();
  }

  private Behavior<Command> onTransferred(Transferred message) {
    phases().answered();
    phases().time().transferred(message.endNanos());
    return phases().completed();
  }

  @Override
  List<String> waitedFor() {
    return List.of(
        phases().step() instanceof NextStep.Transfer transfer
            ? "the device " + transfer.transfer().device()
            : managerAsked());
  }
}
