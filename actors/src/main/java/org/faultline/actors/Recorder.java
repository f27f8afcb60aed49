package org.faultline.actors;

import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.TimelineRow;
import org.faultline.memory.event.EventBuffer;
import org.faultline.memory.event.EventSorter;

/**
 * Passes on what a run shows while it goes on: the event log in its order, the timeline, progress.
 *
 * <p>Owns the observer, which may block: it has a thread of its own. Told by the Scheduler alone,
 * which waits where it is too many batches ahead.
 */
public final class Recorder extends AbstractBehavior<Recorder.Command> {

  /** What the Recorder is told. */
  public sealed interface Command {}

  /** Events; none that comes later is earlier than {@code safeNanos}. */
  public record Events(
      List<EventBuffer.Batch> batches, long safeNanos, ActorRef<Scheduler.Command> replyTo)
      implements Command {}

  /** A row of the timeline. */
  public record Row(TimelineRow row) implements Command {}

  /** How far the run has come. */
  public record Progress(long nowNanos, int alive) implements Command {}

  /** The run is over; answers when all is passed on. */
  public record Close(ActorRef<Scheduler.Command> replyTo) implements Command {}

  private final RunObserver observer;
  private final EventSorter sorter = new EventSorter();

  private Recorder(ActorContext<Command> context, RunObserver observer) {
    super(context);
    this.observer = observer;
  }

  /** A Recorder that tells {@code observer}. */
  public static Behavior<Command> create(RunObserver observer) {
    return Behaviors.setup(context -> new Recorder(context, observer));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Events.class, this::onEvents)
        .onMessage(Row.class, this::onRow)
        .onMessage(Progress.class, this::onProgress)
        .onMessage(Close.class, this::onClose)
        .build();
  }

  private Behavior<Command> onEvents(Events message) {
    for (EventBuffer.Batch batch : message.batches()) {
      for (int i = 0; i < batch.size(); i++) {
        sorter.add(batch.get(i));
      }
    }
    sorter.drainBefore(message.safeNanos(), observer::event);
    message.replyTo().tell(Scheduler.Recorded.RECORDED);
    return this;
  }

  private Behavior<Command> onRow(Row row) {
    observer.row(row.row());
    return this;
  }

  private Behavior<Command> onProgress(Progress progress) {
    observer.progress(progress.nowNanos(), progress.alive());
    return this;
  }

  private Behavior<Command> onClose(Close close) {
    sorter.drainBefore(Long.MAX_VALUE, observer::event);
    close.replyTo().tell(Scheduler.Closed.CLOSED);
    return this;
  }
}
