package org.faultline.actors;

import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.faultline.memory.device.Completion;
import org.faultline.memory.device.Transfer;
import org.faultline.memory.server.Alarm;
import org.faultline.memory.server.LoadOrder;
import org.faultline.memory.server.LoadSample;
import org.faultline.memory.server.ManagerCounts;
import org.faultline.memory.server.ManagerReport;
import org.faultline.memory.server.MemorySample;
import org.faultline.memory.server.PagerChoice;
import org.faultline.memory.server.Reply;
import org.faultline.memory.server.Request;
import org.faultline.memory.server.RequestServer;
import org.faultline.memory.server.RunReport;
import org.faultline.memory.server.ServerStep;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Arbitrates physical frames, commit charge and the pagefile.
 *
 * <p>Owns where every page of every process is. The Scheduler sends one request at a time, in order
 * of virtual time; the MemoryManager asks the Pager whose pages shall go and the PagingDevice when
 * transfers end, and answers once with all that follows.
 */
public final class MemoryManager extends AbstractBehavior<MemoryManager.Command> {
  private static final Logger LOG = LoggerFactory.getLogger(MemoryManager.class);

  /** What the MemoryManager is told. */
  public sealed interface Command {}

  /**
   * Serves {@code request} of {@code process}, made at {@code atNanos} on CPU {@code cpu}, after
   * these reports.
   *
   * @param idleNanos time until then in which a CPU had nothing to do
   */
  public record Serve(
      int process, int cpu, Request request, long atNanos, long idleNanos, List<RunReport> reports)
      implements Command {}

  /** What the MemoryManager waits for has come at {@code atNanos}. */
  public record Due(Alarm alarm, long atNanos, long idleNanos, List<RunReport> reports)
      implements Command {}

  /** Lets the process that has waited longest try again. */
  public record Retry(long atNanos, long idleNanos, List<RunReport> reports) implements Command {}

  /** Nothing will ever free a page: ends the process that has waited longest for one. */
  public record GiveUp(long atNanos, long idleNanos, List<RunReport> reports) implements Command {}

  /** Does what load control decided at {@code atNanos}. */
  public record Order(LoadOrder order, long atNanos, long idleNanos, List<RunReport> reports)
      implements Command {}

  /**
   * Asks for what load control wants to know, after these reports.
   *
   * @param references that each process has made, from process 1 on
   */
  public record Look(long[] references, List<RunReport> reports, ActorRef<LoadSample> replyTo)
      implements Command {}

  /** The Pager's answer: the frames to take. */
  public record Chosen(PagerChoice choice, long epoch) implements Command {}

  /** A device's answer: how each of its transfers ends. */
  public record Scheduled(int device, Completion[] completions) implements Command {}

  /**
   * Asks for what memory holds at {@code nowNanos}, after these reports; a measured window begins
   * where it says so.
   */
  public record Sample(
      long nowNanos, boolean startWindow, List<RunReport> reports, ActorRef<MemorySample> replyTo)
      implements Command {}

  /** Asks for what the MemoryManager counts by itself. */
  public record Count(ActorRef<ManagerCounts> replyTo) implements Command {}

  /** Asks for the results at {@code nowNanos}, after the last reports. */
  public record Report(long nowNanos, List<RunReport> reports, ActorRef<ManagerReport> replyTo)
      implements Command {}

  private final RequestServer<?> memory;
  private final ActorRef<Pager.Command> pager;
  private final ActorRef<PagingDevice.Command> device;
  private final List<ActorRef<FileDevice.Command>> fileDevices;
  private final ActorRef<Scheduler.Command> scheduler;
  // What several devices were asked together; absent while nothing is.
  private @Nullable Submission submission;

  private MemoryManager(
      ActorContext<Command> context,
      RequestServer<?> memory,
      ActorRef<Pager.Command> pager,
      ActorRef<PagingDevice.Command> device,
      List<ActorRef<FileDevice.Command>> fileDevices,
      ActorRef<Scheduler.Command> scheduler) {
    super(context);
    this.memory = memory;
    this.pager = pager;
    this.device = device;
    this.fileDevices = fileDevices;
    this.scheduler = scheduler;
  }

  /**
   * A MemoryManager of this memory that answers {@code scheduler}.
   *
   * @param fileDevices those of files, from number 1 on
   */
  public static Behavior<Command> create(
      RequestServer<?> memory,
      ActorRef<Pager.Command> pager,
      ActorRef<PagingDevice.Command> device,
      List<ActorRef<FileDevice.Command>> fileDevices,
      ActorRef<Scheduler.Command> scheduler) {
    return Behaviors.setup(
        context -> new MemoryManager(context, memory, pager, device, fileDevices, scheduler));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Chosen.class, this::onChosen)
        .onMessage(Serve.class, this::onServe)
        .onMessage(Scheduled.class, this::onScheduled)
        .onMessage(Due.class, this::onDue)
        .onMessage(Retry.class, this::onRetry)
        .onMessage(GiveUp.class, this::onGiveUp)
        .onMessage(Order.class, this::onOrder)
        .onMessage(Look.class, this::onLook)
        .onMessage(Sample.class, this::onSample)
        .onMessage(Count.class, this::onCount)
        .onMessage(Report.class, this::onReport)
        .build();
  }

  private Behavior<Command> onServe(Serve serve) {
    memory.apply(serve.reports());
    return go(
        memory.serve(
            serve.process(), serve.cpu(), serve.request(), serve.atNanos(), serve.idleNanos()));
  }

  private Behavior<Command> onChosen(Chosen chosen) {
    return go(memory.chosen(chosen.choice(), chosen.epoch()));
  }

  private Behavior<Command> onScheduled(Scheduled scheduled) {
    Submission several = submission;
    if (several == null) {
      return go(memory.scheduled(scheduled.completions()));
    } else if (several.scheduled(scheduled.device(), scheduled.completions())) {
      submission = null;
      return go(memory.scheduled(several.completions()));
    }
    return this;
  }

  private Behavior<Command> onDue(Due due) {
    memory.apply(due.reports());
    return go(memory.due(due.alarm(), due.atNanos(), due.idleNanos()));
  }

  private Behavior<Command> onRetry(Retry retry) {
    if (LOG.isDebugEnabled()) {
      LOG.debug("waiting faults are tried again at {} ns", retry.atNanos());
    }
    memory.apply(retry.reports());
    return go(memory.retry(retry.atNanos(), retry.idleNanos()));
  }

  private Behavior<Command> onGiveUp(GiveUp giveUp) {
    if (LOG.isDebugEnabled()) {
      LOG.debug(
          "nothing else can happen at {} ns: faults that wait for a page" + " fail",
          giveUp.atNanos());
    }
    memory.apply(giveUp.reports());
    return go(memory.giveUp(giveUp.atNanos(), giveUp.idleNanos()));
  }

  private Behavior<Command> onOrder(Order order) {
    memory.apply(order.reports());
    return go(memory.order(order.order(), order.atNanos(), order.idleNanos()));
  }

  private Behavior<Command> onLook(Look look) {
    memory.apply(look.reports());
    look.replyTo().tell(memory.loadSample(look.references()));
    return this;
  }

  private Behavior<Command> onSample(Sample sample) {
    memory.apply(sample.reports());
    sample.replyTo().tell(memory.sample(sample.nowNanos(), sample.startWindow()));
    return this;
  }

  private Behavior<Command> onCount(Count count) {
    count.replyTo().tell(memory.count());
    return this;
  }

  private Behavior<Command> onReport(Report report) {
    memory.apply(report.reports());
    report.replyTo().tell(memory.report(report.nowNanos()));
    return this;
  }

  private Behavior<Command> go(ServerStep next) {
    if (next instanceof ServerStep.AskPager ask) {
      pager.tell(new Pager.Choose(memory.takeNotices(), ask.question(), getContext().getSelf()));
    } else if (next instanceof ServerStep.Submit submit) {
      submit(submit);
    } else {
      scheduler.tell(new Scheduler.Answered((Reply) next));
      if (memory.noticesAreMany()) {
        pager.tell(new Pager.Note(memory.takeNotices()));
      }
    }
    return this;
  }

  private void submit(ServerStep.Submit submit) {
    if (Submission.isOfPagefile(submit.transfers())) {
      submit(Transfer.PAGEFILE, submit.atNanos(), submit.transfers());
      return;
    }
    Submission several = new Submission(submit.transfers());
    submission = several;
    several.byDevice().forEach((number, part) -> submit(number, submit.atNanos(), part));
  }

  private void submit(int number, long atNanos, List<Transfer> transfers) {
    if (number == Transfer.PAGEFILE) {
      device.tell(new PagingDevice.Submit(atNanos, transfers, getContext().getSelf()));
    } else {
      fileDevices
          .get(number - 1)
          .tell(new FileDevice.Move(number, atNanos, transfers, getContext().getSelf()));
    }
  }
}
