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
   * Run from the virtual time {@code from} until {@code until} or for {@code budget} references.
   *
   * @param changes maps and unmaps since the last run, in order
   * @param answer what its system call ends with; null where it waits for none
   * @param inPageError whether the page that it waited for could not be read
   * @param finding what its inquiry asked for; null where it asked nothing
   * @param epoch a new one makes every touch count as not reported
   * @param allReferences those that all processes together have made so far
   */
  public record Run(
      long from,
      long until,
      long budget,
      PageChanges changes,
      Win32Error answer,
      boolean inPageError,
      Finding finding,
      long epoch,
      long allReferences)
      implements Command {}

  /** Tell what you count now. */
  public record Count(ActorRef<Scheduler.Command> replyTo) implements Command {}

  /** The run ended at {@code now}: tell what you counted. */
  public record Finish(long now, ActorRef<Scheduler.Command> replyTo) implements Command {}

  /** A block of a trace was decoded, or could not be; goes on with the run. */
  private record Decoded(Throwable failure) implements Command {}

  private final Execution execution;
  private final ActorRef<Scheduler.Command> scheduler;
  private final int id;
  private Run run;
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

  private Behavior<Command> onRun(Run message) {
    run = message;
    referencesBefore = execution.references();
    execution.begin(
        message.from(),
        message.changes(),
        message.answer(),
        message.finding(),
        message.epoch(),
        message.allReferences());
    if (message.inPageError()) {
      execution.failInPage();
    }
    return goOn();
  }

  private Behavior<Command> onDecoded(Decoded decoded) {
    return goOn();
  }

  private Behavior<Command> goOn() {
    // Of a run that waited for a block of a trace, a part of the budget is used up already.
    long used = execution.references() - referencesBefore;
    Trap trap = execution.run(run.until(), run.budget() - used);
    if (trap instanceof Trap.Await await) {
      getContext().pipeToSelf(await.ready(), (done, failure) -> new Decoded(failure));
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
    ProcessReport report = execution.report(finish.now());
    finish.replyTo().tell(new Scheduler.Finished(id, report));
    return this;
  }

  private Behavior<Command> onPostStop(PostStop stopped) {
    execution.close();
    return this;
  }
}
