package org.faultline.actors.time;

import java.util.List;
import org.faultline.memory.event.EventBuffer;
import org.faultline.memory.server.Alarm;
import org.faultline.memory.server.PagingWork;
import org.faultline.memory.server.Reply;
import org.faultline.memory.server.ReplyDraft;
import org.faultline.memory.server.Request;

/** What a MemoryManager may answer, for tests of those who hear it. */
public final class Replies {
  private Replies() {}

  /** A process's request ended so at {@code atNanos}, and takes it so much CPU time. */
  public static Reply of(int process, Reply.Outcome outcome, long atNanos, long cpuNanos) {
    return of(process, outcome, atNanos, cpuNanos, 0, List.of());
  }

  /** A reply to nobody's request with which the MemoryManager asks to be woken. */
  static Reply waking(Alarm... alarms) {
    return of(0, Reply.Outcome.NONE, 0, 0, 0, List.of(alarms));
  }

  /** A process waits for a read, whose end is the alarm. */
  static Reply blocked(int process, long atNanos, Alarm alarm) {
    return of(process, Reply.Outcome.BLOCKED, atNanos, 0, 0, List.of(alarm));
  }

  /** A process waits for a page, as so many do. */
  static Reply waits(int process, long atNanos, int waiting) {
    return of(process, Reply.Outcome.WAITS, atNanos, 0, waiting, List.of());
  }

  private static Reply of(
      int process,
      Reply.Outcome outcome,
      long atNanos,
      long cpuNanos,
      int waiting,
      List<Alarm> alarms) {
    ReplyDraft draft = new ReplyDraft();
    Asker asker = new Asker(process);
    asker.spend(cpuNanos);
    draft.begin(process == 0 ? null : asker);
    alarms.forEach(draft::add);
    draft.decide(outcome);
    return draft.take(atNanos, 0, waiting, false, EventBuffer.Batch.EMPTY);
  }

  /** A request of this process that neither a fault nor a call is. */
  private static final class Asker extends PagingWork {
    private final int process;

    Asker(int process) {
      super(Request.Locate.LOCATE);
      this.process = process;
    }

    @Override
    public int process() {
      return process;
    }

    @Override
    public long needed() {
      return 0;
    }
  }
}
