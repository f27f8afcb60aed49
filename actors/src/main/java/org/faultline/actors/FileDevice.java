package org.faultline.actors;

import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.faultline.memory.device.Completion;
import org.faultline.memory.device.DeviceModel;
import org.faultline.memory.device.DeviceReport;
import org.faultline.memory.device.Transfer;

/**
 * A device for files.
 *
 * <p>Owns its queue and its latency model. The Scheduler submits transfers in order of virtual
 * time, and the MemoryManager those of pages of files that are mapped; the device answers when each
 * ends. It knows nothing of memory.
 */
public final class FileDevice extends AbstractBehavior<FileDevice.Command> {

  /** What the device is told. */
  public sealed interface Command {}

  /** A transfer of {@code pages} pages submitted at {@code atNanos}. */
  public record Submit(boolean write, int pages, long atNanos, ActorRef<Scheduler.Command> replyTo)
      implements Command {}

  /**
   * Transfers of the MemoryManager's submitted at {@code atNanos}, in this order; the answer says
   * which they were.
   *
   * @param device its number, as the transfers have it
   */
  public record Move(
      int device, long atNanos, List<Transfer> transfers, ActorRef<MemoryManager.Command> replyTo)
      implements Command {}

  /** Asks what it has done until {@code nowNanos}. */
  public record Report(long nowNanos, ActorRef<DeviceReport> replyTo) implements Command {}

  private final DeviceModel model;
  private long pagingPages;

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
        .onMessage(Move.class, this::onMove)
        .onMessage(Report.class, this::onReport)
        .build();
  }

  private Behavior<Command> onSubmit(Submit submit) {
    long endNanos = model.transfer(submit.write(), submit.pages(), submit.atNanos());
    submit.replyTo().tell(new Scheduler.Transferred(endNanos));
    return this;
  }

  private Behavior<Command> onMove(Move move) {
    Completion[] completions = new Completion[move.transfers().size()];
    for (int i = 0; i < completions.length; i++) {
      Transfer transfer = move.transfers().get(i);
      pagingPages += transfer.pages();
      long endNanos = model.transfer(transfer.write(), transfer.pages(), move.atNanos());
      completions[i] = new Completion(endNanos, null, null);
    }
    move.replyTo().tell(new MemoryManager.Scheduled(move.device(), completions));
    return this;
  }

  private Behavior<Command> onReport(Report report) {
    report.replyTo().tell(model.report(report.nowNanos()).withPagingPages(pagingPages));
    return this;
  }
}
