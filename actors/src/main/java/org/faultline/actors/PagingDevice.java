package org.faultline.actors;

import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.faultline.actors.device.DeviceModel;
import org.faultline.actors.device.DeviceReport;
import org.faultline.actors.memory.Completion;
import org.faultline.actors.memory.Transfer;

/**
 * The device behind the pagefile.
 *
 * <p>Owns its queue and its latency model. The MemoryManager submits transfers in order of virtual
 * time; the device answers when each ends.
 */
public final class PagingDevice extends AbstractBehavior<PagingDevice.Command> {

  /** What the device is told. */
  public sealed interface Command {}

  /** Transfers submitted at {@code at}, in this order. */
  public record Submit(long at, List<Transfer> transfers, ActorRef<MemoryManager.Command> replyTo)
      implements Command {}

  /** Asks what it has done until {@code now}. */
  public record Report(long now, ActorRef<DeviceReport> replyTo) implements Command {}

  private final DeviceModel model;

  private PagingDevice(ActorContext<Command> context, DeviceModel model) {
    super(context);
    this.model = model;
  }

  /** A device that behaves as {@code model}. */
  public static Behavior<Command> create(DeviceModel model) {
    return Behaviors.setup(context -> new PagingDevice(context, model));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Submit.class, this::onSubmit)
        .onMessage(Report.class, this::onReport)
        .build();
  }

  private Behavior<Command> onSubmit(Submit submit) {
    Completion[] completions = new Completion[submit.transfers().size()];
    for (int i = 0; i < completions.length; i++) {
      Transfer transfer = submit.transfers().get(i);
      long end = model.transfer(transfer.write(), transfer.pages(), submit.at());
      completions[i] = new Completion(end, false, null);
    }
    submit.replyTo().tell(new MemoryManager.Scheduled(completions));
    return this;
  }

  private Behavior<Command> onReport(Report report) {
    report.replyTo().tell(model.report(report.now()));
    return this;
  }
}
