package org.faultline.memory.windows;

import java.util.ArrayList;
import java.util.List;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.event.EventBuffer;
import org.faultline.memory.server.Alarm;
import org.faultline.memory.server.Reply;

/** The answer to the present request while it is put together. */
final class AnswerDraft {
  private List<Reply.Change> changes = new ArrayList<>(2);
  private List<Alarm> alarms = new ArrayList<>(2);
  private PagingWork work;
  private Reply.Outcome outcome = Reply.Outcome.NONE;
  private long cpuNanos;
  private boolean inPageError;
  private boolean thrashing;

  /** An answer begins: to this request, or to nobody's where it is null. */
  void begin(PagingWork request) {
    work = request;
  }

  /** A map or unmap that a process must be told. */
  void add(Reply.Change change) {
    changes.add(change);
  }

  /** Something that is to be waited for. */
  void add(Alarm alarm) {
    alarms.add(alarm);
  }

  /** The page that the process waited for could not be read. */
  void failInPage() {
    inPageError = true;
  }

  /** The page that the process waits for was taken from it too early. */
  void thrash() {
    thrashing = true;
  }

  /** What becomes of the process; what its request cost so far is charged while it has its CPU. */
  void decide(Reply.Outcome how) {
    outcome = how;
    cpuNanos = work == null || work.away ? 0 : work.cpuNanos;
  }

  /** The answer, which owns what it carries and leaves an empty draft. */
  Reply take(long now, long epoch, int waiting, boolean retry, EventBuffer.Batch events) {
    boolean done = outcome == Reply.Outcome.RESUMES || outcome == Reply.Outcome.WAKES;
    Win32Error error = work == null || !done ? null : work.answer;
    Reply answer =
        new Reply(
            work == null ? 0 : work.id(),
            outcome,
            now,
            cpuNanos,
            error,
            done && work != null ? work.finding : null,
            changes.isEmpty() ? List.of() : changes,
            inPageError,
            thrashing,
            alarms.isEmpty() ? List.of() : alarms,
            epoch,
            waiting,
            retry,
            events);
    if (!changes.isEmpty()) {
      changes = new ArrayList<>(2);
    }
    if (!alarms.isEmpty()) {
      alarms = new ArrayList<>(2);
    }
    outcome = Reply.Outcome.NONE;
    cpuNanos = 0;
    inPageError = false;
    thrashing = false;
    return answer;
  }
}
