package org.faultline.actors;

import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.faultline.actors.memory.FrameArbiter;
import org.faultline.actors.memory.ManagerReport;
import org.faultline.actors.memory.MemorySample;
import org.faultline.actors.message.RunReport;
import org.faultline.actors.message.Stop;

/**
 * Arbitrates physical frames, commit charge and the pagefile.
 *
 * <p>Owns where every page of every process is. The Scheduler sends one request at a time, in order
 * of virtual time; the MemoryManager asks the Pager for victims and the PagingDevice for the ends
 * of transfers, and answers once with all that follows.
 */
public final class MemoryManager extends AbstractBehavior<MemoryManager.Command> {

  /** What the MemoryManager is told. */
  public sealed interface Command {}

  /** Serves {@code stop} of {@code process}, made at {@code time}, after these reports. */
  public record Serve(int process, Stop.Request stop, long time, List<RunReport> reports)
      implements Command {}

  /** The reads named {@code read} have ended at {@code time}. */
  public record ReadsEnded(int read, long time, List<RunReport> reports) implements Command {}

  /** Lets the process that has waited longest for a page try again. */
  public record Retry(long time, List<RunReport> reports) implements Command {}

  /** Nothing will ever free a page: ends the process that has waited longest for one. */
  public record GiveUp(long time) implements Command {}

  /** The Pager's answer: the frame to take, or -1. */
  public record Victim(int frame, long epoch) implements Command {}

  /** The Pager's answer: frames whose pages are of no use, each followed by since when. */
  public record Released(long[] frames, long epoch) implements Command {}

  /** The PagingDevice's answer: when the transfers end. */
  public record Scheduled(long[] ends) implements Command {}

  /**
   * Asks for what memory holds at {@code now}, after these reports; a measured window begins where
   * it says so.
   */
  public record Sample(
      long now, boolean startWindow, List<RunReport> reports, ActorRef<MemorySample> replyTo)
      implements Command {}

  /** Asks for the results at {@code now}, after the last reports. */
  public record Report(long now, List<RunReport> reports, ActorRef<ManagerReport> replyTo)
      implements Command {}

  private final FrameArbiter memory;
  private final ActorRef<Pager.Command> pager;
  private final ActorRef<PagingDevice.Command> device;
  private final ActorRef<Scheduler.Command> scheduler;

  private MemoryManager(
      ActorContext<Command> context,
      FrameArbiter memory,
      ActorRef<Pager.Command> pager,
      ActorRef<PagingDevice.Command> device,
      ActorRef<Scheduler.Command> scheduler) {
    super(context);
    this.memory = memory;
    this.pager = pager;
    this.device = device;
    this.scheduler = scheduler;
  }

  /** A MemoryManager of this memory that answers {@code scheduler}. */
  public static Behavior<Command> create(
      FrameArbiter memory,
      ActorRef<Pager.Command> pager,
      ActorRef<PagingDevice.Command> device,
      ActorRef<Scheduler.Command> scheduler) {
    return Behaviors.setup(context -> new MemoryManager(context, memory, pager, device, scheduler));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Victim.class, this::onVictim)
        .onMessage(Released.class, this::onReleased)
        .onMessage(Serve.class, this::onServe)
        .onMessage(Scheduled.class, this::onScheduled)
        .onMessage(ReadsEnded.class, this::onReadsEnded)
        .onMessage(Retry.class, this::onRetry)
        .onMessage(GiveUp.class, this::onGiveUp)
        .onMessage(Sample.class, this::onSample)
        .onMessage(Report.class, this::onReport)
        .build();
  }

  private Behavior<Command> onServe(Serve serve) {
    memory.apply(serve.reports());
    return go(memory.serve(serve.process(), serve.stop(), serve.time()));
  }

  private Behavior<Command> onVictim(Victim victim) {
    return go(memory.victim(victim.frame(), victim.epoch()));
  }

  private Behavior<Command> onReleased(Released released) {
    return go(memory.released(released.frames(), released.epoch()));
  }

  private Behavior<Command> onScheduled(Scheduled scheduled) {
    return go(memory.scheduled(scheduled.ends()));
  }

  private Behavior<Command> onReadsEnded(ReadsEnded ended) {
    memory.apply(ended.reports());
    return go(memory.readsEnded(ended.read(), ended.time()));
  }

  private Behavior<Command> onRetry(Retry retry) {
    memory.apply(retry.reports());
    return go(memory.retry(retry.time()));
  }

  private Behavior<Command> onGiveUp(GiveUp giveUp) {
    return go(memory.giveUp(giveUp.time()));
  }

  private Behavior<Command> onSample(Sample sample) {
    memory.apply(sample.reports());
    sample.replyTo().tell(memory.sample(sample.now(), sample.startWindow()));
    return this;
  }

  private Behavior<Command> onReport(Report report) {
    memory.apply(report.reports());
    report.replyTo().tell(memory.report(report.now()));
    return this;
  }

  private Behavior<Command> go(FrameArbiter.Next next) {
    switch (next) {
      case ASK_PAGER ->
          pager.tell(
              new Pager.Fault(
                  memory.takeNotices(),
                  memory.poolInNeed(),
                  memory.processInNeed(),
                  memory.pageInNeed(),
                  getContext().getSelf()));
      case ASK_RELEASE ->
          pager.tell(
              new Pager.Release(
                  memory.takeNotices(),
                  memory.poolInNeed(),
                  memory.releaseTime(),
                  getContext().getSelf()));
      case ASK_DEVICE ->
          device.tell(
              new PagingDevice.Submit(
                  memory.submittedAt(), memory.transfersAreWrites(), getContext().getSelf()));
      case ANSWER -> {
        scheduler.tell(new Scheduler.Answered(memory.takeAnswer()));
        if (memory.noticesAreMany()) {
          pager.tell(new Pager.Note(memory.takeNotices()));
        }
      }
    }
    return this;
  }
}
