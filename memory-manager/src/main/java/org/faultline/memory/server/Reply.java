package org.faultline.memory.server;

import java.util.List;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.event.EventBuffer;
import org.jspecify.annotations.Nullable;

/** The MemoryManager's answer to one request. */
public final class Reply implements ServerStep {

  /** Why a process ends for which no page can be taken. */
  public static final String NO_PAGE =
      "no page could be taken for it: every page in memory is held, or dirty and cannot be written";

  private final int process;
  private final Outcome outcome;
  private final long atNanos;
  private final long cpuNanos;
  private final @Nullable Win32Error answer;
  private final @Nullable Finding finding;
  private final List<Change> changes;
  private final boolean inPageError;
  private final boolean thrashing;
  private final List<Alarm> alarms;
  private final long epoch;
  private final int waiting;
  private final boolean retry;
  private final EventBuffer.Batch events;

  /** What a draft says, with what the server adds to it. */
  Reply(
      ReplyDraft draft,
      long atNanos,
      long epoch,
      int waiting,
      boolean retry,
      EventBuffer.Batch events) {
    PagingWork request = draft.work;
    boolean done = draft.outcome == Outcome.RESUMES || draft.outcome == Outcome.WAKES;
    process = request == null ? 0 : request.process();
    answer = request != null && done ? request.answer() : null;
    finding = request != null && done ? request.finding() : null;
    outcome = draft.outcome;
    cpuNanos = draft.cpuNanos;
    changes = draft.changes.isEmpty() ? List.of() : draft.changes;
    inPageError = draft.inPageError;
    thrashing = draft.thrashing;
    alarms = draft.alarms;
    this.atNanos = atNanos;
    this.epoch = epoch;
    this.waiting = waiting;
    this.retry = retry;
    this.events = events;
  }

  /** Whose request it was; 0 for nobody's. */
  public int process() {
    return process;
  }

  /** What becomes of that process. */
  public Outcome outcome() {
    return outcome;
  }

  /** When the service ended, in nanoseconds. */
  public long atNanos() {
    return atNanos;
  }

  /** CPU time that the process still spends on it. */
  public long cpuNanos() {
    return cpuNanos;
  }

  /** What a system call ends with; other requests have none. */
  public @Nullable Win32Error answer() {
    return answer;
  }

  /** What an inquiry asked for; other requests have none. */
  public @Nullable Finding finding() {
    return finding;
  }

  /** Maps and unmaps, in the order of the decisions. */
  public List<Change> changes() {
    return changes;
  }

  /** Whether the page that the process waited for could not be read. */
  public boolean inPageError() {
    return inPageError;
  }

  /** Whether the process waits for a page that was taken from it too early. */
  public boolean thrashing() {
    return thrashing;
  }

  /** What the MemoryManager must be told of later. */
  public List<Alarm> alarms() {
    return alarms;
  }

  /** How often the policy has consumed touches. */
  public long epoch() {
    return epoch;
  }

  /** How many processes wait for a page. */
  public int waiting() {
    return waiting;
  }

  /** Whether one of those who wait may go on now. */
  public boolean retry() {
    return retry;
  }

  /** What happened, in order. */
  public EventBuffer.Batch events() {
    return events;
  }

  /** What becomes of the process. */
  public enum Outcome implements RequestProgress {
    /** It goes on, on its CPU. */
    RESUMES,
    /** It waits for reads. */
    BLOCKED,
    /** It waits until a page can be taken. */
    WAITS,
    /** It waits until the pagefile has grown. */
    COMMIT_WAITS,
    /** It is ready again. */
    WAKES,
    /** It is gone. */
    GONE,
    /** It ends since no page will ever be free. */
    STUCK,
    /** Nothing. */
    NONE;

    /** Whether the process leaves its CPU and waits. */
    boolean leavesCpu() {
      return this == BLOCKED || this == WAITS || this == COMMIT_WAITS;
    }

    /** Whether the request is over, with or without its process. */
    public boolean isLast() {
      return this == RESUMES || this == WAKES || this == GONE || this == STUCK;
    }
  }

  /**
   * One map or unmap.
   *
   * @param frame -1 for an unmap
   * @param flags those of {@code PageChanges}
   * @param contents of a page that is not all zeros
   */
  public record Change(int process, long page, int frame, int flags, byte @Nullable [] contents) {}
}
