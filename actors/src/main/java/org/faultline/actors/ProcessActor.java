package org.faultline.actors;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.faultline.actors.message.Trap;
import org.faultline.actors.process.Execution;
import org.faultline.actors.process.ProcessReport;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.server.Finding;
import org.faultline.memory.server.PageChanges;
import org.faultline.memory.server.RunReport;
import org.jspecify.annotations.Nullable;

/**
 * One simulated process.
 *
 * <p>Owns its address space, its program and its random streams. The Scheduler tells it until when
 * it may run; it answers how far it came, why it stopped and what it touched. It speaks to nobody
 * else and never unasked.
 */
public final class ProcessActor extends AbstractBehavior<ProcessActor.Command> {

  /** What a process is told. */
  public sealed interface Command {}

  /**
   * Run from the virtual time {@code fromNanos} until {@code untilNanos} or for {@code
   * budgetReferences} references.
   *
   * @param changes maps and unmaps since the last run, in order
   * @param answer what its system call ends with, if it waits for one
   * @param inPageError whether the page that it waited for could not be read
   * @param finding what its inquiry asked for, if it made one
   * @param epoch a new one makes every touch count as not reported
   * @param allReferences those that all processes together have made so far
   */
  public record Run(
      long fromNanos,
      long untilNanos,
      long budgetReferences,
      PageChanges changes,
      @Nullable Win32Error answer,
      boolean inPageError,
      @Nullable Finding finding,
      long epoch,
      long allReferences)
      implements Command {}

  /** Tell what you count now. */
  public record Count(ActorRef<Scheduler.Command> replyTo) implements Command {}

  /** The run ended at {@code nowNanos}: tell what you counted. */
  public record Finish(long nowNanos, ActorRef<Scheduler.Command> replyTo) implements Command {}

  /** A block of a trace was decoded, or could not be; goes on with the run. */
  private record Decoded(Run run) implements Command {}

  private final Execution execution;
  private final ActorRef<Scheduler.Command> scheduler;
  private final int id;
  private long referencesBefore;

  private ProcessActor(
      ActorContext<Command> context,
      int id,
      Execution execution,
      ActorRef<Scheduler.Command> scheduler) {
    super(context);
    this.id = id;
    this.execution = execution;
    this.scheduler = scheduler;
  }

  /** The process {@code id}, which answers {@code scheduler}. */
  public static Behavior<Command> create(
      int id, Execution execution, ActorRef<Scheduler.Command> scheduler) {
    return Behaviors.setup(context -> new ProcessActor(context, id, execution, scheduler));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Run.class, this::onRun)
        .onMessage(Decoded.class, this::onDecoded)
        .onMessage(Count.class, this::onCount)
        .onMessage(Finish.class, this::onFinish)
        .onSignal(PostStop.class, this::onPostStop)
        .build();
  }

  private Behavior<Command> onRun(Run run) {
    referencesBefore = execution.references();
    execution.begin(
        run.fromNanos(),
        run.changes(),
        run.answer(),
        run.finding(),
        run.epoch(),
        run.allReferences());
    if (run.inPageError()) {
      execution.failInPage();
    }
    return goOn(run);
  }

  private Behavior<Command> onDecoded(Decoded decoded) {
    return goOn(decoded.run());
  }

  private Behavior<Command> goOn(Run run) {
    // Of a run that waited for a block of a trace, a part of the budget is used up already.
    long usedReferences = execution.references() - referencesBefore;
    Trap trap = execution.run(run.untilNanos(), run.budgetReferences() - usedReferences);
    if (trap instanceof Trap.Await await) {
      getContext().pipeToSelf(await.ready(), (done, failure) -> new Decoded(run));
      return this;
    }
    RunReport report = execution.takeReport();
    scheduler.tell(
        new Scheduler.Ran(
            id,
            execution.nowNanos(),
            trap,
            execution.references(),
            execution.faultNanos(),
            report,
            execution.takeEvents()));
    return this;
  }

  private Behavior<Command> onCount(Count count) {
    count.replyTo().tell(new Scheduler.ProcessCounted(id, execution.counts()));
    return this;
  }

  private Behavior<Command> onFinish(Finish finish) {
    ProcessReport report = execution.report(finish.nowNanos());
    finish.replyTo().tell(new Scheduler.Finished(id, report));
    return this;
  }

  private Behavior<Command> onPostStop(PostStop stopped) {
    execution.close();
    return this;
  }
}
