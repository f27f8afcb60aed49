package org.faultline.actors;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.faultline.memory.server.PagerBook;
import org.faultline.memory.server.PagerChoice;
import org.faultline.memory.server.PagerQuestion;
import org.faultline.memory.server.ResidencyNotices;

/**
 * Evicts pages when frames run short.
 *
 * <p>Owns the replacement policy or the working sets, and what is known of each frame. The
 * MemoryManager reports what was loaded, touched and freed and asks whose pages shall go; the Pager
 * answers with frames and never touches one itself.
 */
public final class Pager extends AbstractBehavior<Pager.Command> {

  /** What the Pager is told. */
  public sealed interface Command {}

  /** What happened to frames since the last message, in order. */
  public record Note(long[] notices) implements Command {}

  /** Asks {@code question}, after these notices. */
  public record Choose(
      long[] notices, PagerQuestion question, ActorRef<MemoryManager.Command> replyTo)
      implements Command {}

  private final PagerBook book;

  private Pager(ActorContext<Command> context, PagerBook book) {
    super(context);
    this.book = book;
  }

  /** A Pager with this book of frames. */
  public static Behavior<Command> create(PagerBook book) {
    return Behaviors.setup(context -> new Pager(context, book));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Choose.class, this::onChoose)
        .onMessage(Note.class, this::onNote)
        .build();
  }

  private Behavior<Command> onChoose(Choose choose) {
    ResidencyNotices.deliver(choose.notices(), book);
    PagerChoice choice = book.choose(choose.question());
    choose.replyTo().tell(new MemoryManager.Chosen(choice, book.epoch()));
    return this;
  }

  private Behavior<Command> onNote(Note note) {
    ResidencyNotices.deliver(note.notices(), book);
    return this;
  }
}
