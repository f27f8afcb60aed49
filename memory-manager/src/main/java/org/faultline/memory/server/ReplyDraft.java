package org.faultline.memory.server;

import java.util.ArrayList;
import java.util.List;
import org.faultline.memory.event.EventBuffer;
import org.jspecify.annotations.Nullable;

/** The reply to the present request while it is put together. */
public final class ReplyDraft {
  List<Reply.Change> changes = new ArrayList<>(2);
  List<Alarm> alarms = List.of();
  @Nullable PagingWork work;
  Reply.Outcome outcome = Reply.Outcome.NONE;
  long cpuNanos;
  boolean inPageError;
  boolean thrashing;

  /** A reply begins: to this request, or to nobody's. */
  public void begin(@Nullable PagingWork request) {
    work = request;
  }

  /** A map or unmap that a process must be told. */
  public void add(Reply.Change change) {
    changes.add(change);
  }

  /** Something that is to be waited for. */
  public void add(Alarm alarm) {
    if (alarms.isEmpty()) {
      alarms = List.of(alarm);
      return;
    }
    if (!(alarms instanceof ArrayList)) {
      alarms = new ArrayList<>(alarms);
    }
    alarms.add(alarm);
  }

  /** The page that the process waited for could not be read. */
  public void failInPage() {
    inPageError = true;
  }

  /** The page that the process waits for was taken from it too early. */
  public void thrash() {
    thrashing = true;
  }

  /** What becomes of the process; what its request cost so far is charged while it has its CPU. */
  public void decide(Reply.Outcome how) {
    outcome = how;
    cpuNanos = work == null || work.isAway() ? 0 : work.cpuNanos();
  }

  /**
   * The reply, which owns what it carries and leaves an empty draft.
   *
   * @param nowNanos when the service ended
   * @param epoch how often the policy has consumed touches
   * @param waiting how many processes wait for a page
   * @param retry whether one of those who wait may go on now
   */
  public Reply take(
      long nowNanos, long epoch, int waiting, boolean retry, EventBuffer.Batch events) {
    Reply reply = new Reply(this, nowNanos, epoch, waiting, retry, events);
    if (!changes.isEmpty()) {
      changes = new ArrayList<>(2);
    }
    alarms = List.of();
    outcome = Reply.Outcome.NONE;
    cpuNanos = 0;
    inPageError = false;
    thrashing = false;
    return reply;
  }
}
