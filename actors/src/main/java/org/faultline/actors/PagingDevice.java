package org.faultline.actors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.faultline.memory.device.Completion;
import org.faultline.memory.device.Device;
import org.faultline.memory.device.DeviceLoad;
import org.faultline.memory.device.DeviceReport;
import org.faultline.memory.device.Transfer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The device behind the pagefile.
 *
 * <p>Owns its queue and its latency model; uses the real file where one is configured. The
 * MemoryManager submits transfers in order of virtual time; the device answers when each ends, and
 * how. A real file that cannot be read or written ends the run.
 */
public final class PagingDevice extends AbstractBehavior<PagingDevice.Command> {
  private static final Logger LOG = LoggerFactory.getLogger(PagingDevice.class);

  /** What the device is told. */
  public sealed interface Command {}

  /** Transfers submitted at {@code atNanos}, in this order. */
  public record Submit(
      long atNanos, List<Transfer> transfers, ActorRef<MemoryManager.Command> replyTo)
      implements Command {}

  /** Asks how busy it was until {@code nowNanos}, since the beginning. */
  public record Look(long nowNanos, ActorRef<DeviceLoad> replyTo) implements Command {}

  /** Asks what it has done until {@code nowNanos}. */
  public record Report(long nowNanos, ActorRef<DeviceReport> replyTo) implements Command {}

  private final Device device;

  private PagingDevice(ActorContext<Command> context, Device device) {
    super(context);
    this.device = device;
  }

  /** The actor of this device; with a store in a file it blocks, and needs a thread of its own. */
  public static Behavior<Command> create(Device device) {
    return Behaviors.setup(context -> new PagingDevice(context, device));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Submit.class, this::onSubmit)
        .onMessage(Look.class, this::onLook)
        .onMessage(Report.class, this::onReport)
        .build();
  }

  private Behavior<Command> onSubmit(Submit submit) {
    Completion[] completions = new Completion[submit.transfers().size()];
    for (int i = 0; i < completions.length; i++) {
      completions[i] = device.transfer(submit.transfers().get(i), submit.atNanos());
      if (LOG.isDebugEnabled() && completions[i].hasFailed()) {
        boolean write = submit.transfers().get(i).write();
        LOG.debug("a {} fails at {} ns", write ? "write" : "read", completions[i].endNanos());
      }
    }
    if (device.broken() != null) {
      throw new UncheckedIOException(new IOException(device.broken()));
    }
    submit.replyTo().tell(new MemoryManager.Scheduled(Transfer.PAGEFILE, completions));
    return this;
  }

  private Behavior<Command> onLook(Look look) {
    look.replyTo().tell(device.load(look.nowNanos()));
    return this;
  }

  private Behavior<Command> onReport(Report report) {
    report.replyTo().tell(device.report(report.nowNanos()));
    return this;
  }
}
