package org.faultline.actors;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.faultline.memory.device.DeviceModel;
import org.faultline.memory.device.DeviceReport;

/**
 * A device for files.
 *
 * <p>Owns its queue and its latency model. The Scheduler submits transfers in order of virtual
 * time; the device answers when each ends. It knows nothing of memory.
 */
public final class FileDevice extends AbstractBehavior<FileDevice.Command> {

  /** What the device is told. */
  public sealed interface Command {}

  /** A transfer of {@code pages} pages submitted at {@code atNanos}. */
  public record Submit(boolean write, int pages, long atNanos, ActorRef<Scheduler.Command> replyTo)
      implements Command {}

  /** Asks what it has done until {@code nowNanos}. */
  public record Report(long nowNanos, ActorRef<DeviceReport> replyTo) implements Command {}

  private final DeviceModel model;

  private FileDevice(ActorContext<Command> context, DeviceModel model) {
    super(context);
    this.model = model;
  }

  /** The actor of this device. */
  public static Behavior<Command> create(DeviceModel model) {
    return Behaviors.setup(context -> new FileDevice(context, model));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Submit.class, this::onSubmit)
        .onMessage(Report.class, this::onReport)
        .build();
  }

  private Behavior<Command> onSubmit(Submit submit) {
    long endNanos = model.transfer(submit.write(), submit.pages(), submit.atNanos());
    submit.replyTo().tell(new Scheduler.Transferred(endNanos));
    return this;
  }

  private Behavior<Command> onReport(Report report) {
    report.replyTo().tell(model.report(report.nowNanos()));
    return this;
  }
}
