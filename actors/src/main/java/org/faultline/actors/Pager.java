package org.faultline.actors;

import java.util.stream.LongStream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.faultline.actors.memory.PagerPools;
import org.faultline.actors.memory.ResidencyNotices;

/**
 * Evicts pages when frames run short.
 *
 * <p>Owns the replacement policy and what it knows of each frame. The MemoryManager reports what
 * was loaded, touched and freed and asks for frames; the Pager answers with victims and never
 * touches a frame itself.
 */
public final class Pager extends AbstractBehavior<Pager.Command> {

  /** What the Pager is told. */
  public sealed interface Command {}

  /** What happened to frames since the last message, in order. */
  public record Note(long[] notices) implements Command {}

  /** Asks whom {@code page} of {@code process} shall replace, after these notices. */
  public record Fault(
      long[] notices, int pool, int process, long page, ActorRef<MemoryManager.Command> replyTo)
      implements Command {}

  /** Asks which pages are of no use at {@code time}, in references, after these notices. */
  public record Release(
      long[] notices, int pool, long time, ActorRef<MemoryManager.Command> replyTo)
      implements Command {}

  private final PagerPools pools;

  private Pager(ActorContext<Command> context, PagerPools pools) {
    super(context);
    this.pools = pools;
  }

  /** A Pager of these pools. */
  public static Behavior<Command> create(PagerPools pools) {
    return Behaviors.setup(context -> new Pager(context, pools));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Fault.class, this::onFault)
        .onMessage(Release.class, this::onRelease)
        .onMessage(Note.class, this::onNote)
        .build();
  }

  private Behavior<Command> onFault(Fault fault) {
    ResidencyNotices.deliver(fault.notices(), pools);
    int frame = pools.victim(fault.pool(), fault.process(), fault.page());
    fault.replyTo().tell(new MemoryManager.Victim(frame, pools.epoch()));
    return this;
  }

  private Behavior<Command> onRelease(Release release) {
    ResidencyNotices.deliver(release.notices(), pools);
    LongStream.Builder frames = LongStream.builder();
    pools.release(release.pool(), release.time(), (frame, since) -> frames.add(frame).add(since));
    release.replyTo().tell(new MemoryManager.Released(frames.build().toArray(), pools.epoch()));
    return this;
  }

  private Behavior<Command> onNote(Note note) {
    ResidencyNotices.deliver(note.notices(), pools);
    return this;
  }
}
