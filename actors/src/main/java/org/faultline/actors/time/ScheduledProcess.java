package org.faultline.actors.time;

import org.faultline.actors.stall.Condition;
import org.faultline.actors.stall.Pressure;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.server.Finding;
import org.faultline.memory.server.PageChanges;
import org.faultline.memory.server.Reply;
import org.jspecify.annotations.Nullable;

/** What the Scheduler knows of one process. */
public final class ScheduledProcess {

  /** What a process is doing. */
  public enum State {
    /** It does not exist yet. */
    UNBORN,
    /** It waits for a CPU. */
    READY,
    /** It has a CPU, also while it waits for the MemoryManager. */
    ON_CPU,
    /** It waits for its reads. */
    PAGING,
    /** It waits until a page can be taken. */
    PAGE_WAIT,
    /** It waits until the pagefile has grown. */
    COMMIT_WAIT,
    /** It waits for a transfer of a file. */
    FILE_IO,
    /** It sleeps. */
    SLEEPING,
    /** Load control keeps it from running. */
    SUSPENDED,
    /** It waits for an order from outside. */
    IDLE,
    /** It is gone. */
    GONE
  }

  private final int id;
  private final long[] nanos = new long[TimeBucket.values().length];
  State state = State.UNBORN;
  long sliceLeftNanos;
  long startedAtNanos = -1;
  long endedAtNanos = -1;
  long references;
  long faultNanos;
  PageChanges changes = PageChanges.NONE;
  @Nullable Win32Error answer;
  @Nullable Finding finding;
  boolean freshPages;
  boolean inPageError;
  // It is suspended as soon as it has nothing under way.
  boolean leaving;
  long activeSinceNanos;
  boolean thrashes;
  @Nullable String failure;
  int exitCode;
  private Condition condition = Condition.IDLE;
  private long accountedUntilNanos;
  private long lastRoundReferences;

  /** A process that does not exist yet. */
  public ScheduledProcess(int id) {
    this.id = id;
  }

  /** Its id, from 1. */
  public int id() {
    return id;
  }

  /** What it is doing. */
  public State state() {
    return state;
  }

  /** When it appeared, in nanoseconds; -1 before. */
  public long startedAtNanos() {
    return startedAtNanos;
  }

  /** When it ended, in nanoseconds; -1 before. */
  public long endedAtNanos() {
    return endedAtNanos;
  }

  /** References that it has made. */
  public long references() {
    return references;
  }

  /** References that it made in the last round that it ran in. */
  public long lastRoundReferences() {
    return lastRoundReferences;
  }

  /** Why it failed, in a sentence, if it did. */
  public @Nullable String failure() {
    return failure;
  }

  /** The code it ended with. */
  public int exitCode() {
    return exitCode;
  }

  /** Until when its time is accounted for, in nanoseconds. */
  public long accountedUntilNanos() {
    return accountedUntilNanos;
  }

  /** A copy of the times by {@link TimeBucket}. */
  public long[] timesNanos() {
    return nanos.clone();
  }

  /**
   * The times by {@link TimeBucket} until {@code nowNanos}, in nanoseconds: also of what it waits
   * for since before. What it does on a CPU is accounted for when it stops.
   */
  public long[] timesNanos(long nowNanos) {
    long[] timesNanos = nanos.clone();
    boolean waits =
        switch (state) {
          case UNBORN, ON_CPU, GONE -> false;
          default -> true;
        };
    if (waits && nowNanos > accountedUntilNanos) {
      TimeBucket bucket = state == State.READY ? TimeBucket.READY : waitBucket();
      timesNanos[bucket.ordinal()] += nowNanos - accountedUntilNanos;
    }
    return timesNanos;
  }

  /** The time that it has spent so, in nanoseconds. */
  long nanos(TimeBucket bucket) {
    return nanos[bucket.ordinal()];
  }

  /** Takes the maps and unmaps that it must be told with its next run. */
  public PageChanges takeChanges() {
    PageChanges taken = changes;
    changes = PageChanges.NONE;
    return taken;
  }

  /** Takes the answer to its system call, if there is one. */
  public @Nullable Win32Error takeAnswer() {
    Win32Error taken = answer;
    answer = null;
    return taken;
  }

  /** Takes whether the page that it waited for could not be read. */
  public boolean takeInPageError() {
    boolean taken = inPageError;
    inPageError = false;
    return taken;
  }

  /** Takes what its inquiry asked for, if it made one. */
  public @Nullable Finding takeFinding() {
    Finding taken = finding;
    finding = null;
    return taken;
  }

  /** Whether its system call has succeeded and it has not heard of it. */
  public boolean awaitsSuccess() {
    return answer == Win32Error.ERROR_SUCCESS;
  }

  /** It must be told of a map or unmap with its next run. */
  void tell(Reply.Change change) {
    if (changes == PageChanges.NONE) {
      changes = new PageChanges();
    }
    if (change.frame() < 0) {
      changes.unmap(change.page());
    } else {
      freshPages = true;
      changes.map(change.page(), change.frame(), change.flags(), change.contents());
    }
  }

  /** It ran until {@code untilNanos}; returns how many references it made. */
  long ran(long untilNanos, long allReferences, long allFaultNanos) {
    spend(TimeBucket.COMPUTING, untilNanos - (allFaultNanos - faultNanos));
    spend(TimeBucket.FAULT_HANDLING, untilNanos);
    long made = allReferences - references;
    references = allReferences;
    faultNanos = allFaultNanos;
    lastRoundReferences = made;
    return made;
  }

  /** Where the time goes while it does what it is doing, off a CPU. */
  TimeBucket waitBucket() {
    return switch (state) {
      case PAGING -> TimeBucket.PAGING;
      case PAGE_WAIT -> TimeBucket.PAGE_WAIT;
      case COMMIT_WAIT -> TimeBucket.COMMIT_WAIT;
      case SUSPENDED -> TimeBucket.SUSPENDED;
      case FILE_IO -> TimeBucket.FILE_IO;
      default -> TimeBucket.SLEEPING;
    };
  }

  /** What it does counts for {@code pressure} from {@code nowNanos} on. */
  void tell(Pressure pressure, long nowNanos) {
    Condition after = condition();
    if (after != condition) {
      pressure.change(condition, after, nowNanos);
      condition = after;
    }
  }

  private Condition condition() {
    return switch (state) {
      case ON_CPU -> Condition.RUNNING;
      case READY -> Condition.READY;
      case PAGING -> thrashes ? Condition.THRASHING : Condition.READING;
      case PAGE_WAIT -> Condition.NO_PAGE;
      case COMMIT_WAIT -> Condition.NO_COMMIT;
      case FILE_IO -> Condition.FILE;
      case UNBORN, SLEEPING, SUSPENDED, IDLE, GONE -> Condition.IDLE;
    };
  }

  void start(long nowNanos) {
    startedAtNanos = nowNanos;
    accountedUntilNanos = nowNanos;
  }

  /** The time until {@code untilNanos} belongs to {@code bucket}. */
  void spend(TimeBucket bucket, long untilNanos) {
    if (untilNanos < accountedUntilNanos) {
      throw new IllegalStateException(
          "process %d is accounted for until %d ns, and its time goes back to %d ns"
              .formatted(id, accountedUntilNanos, untilNanos));
    }
    nanos[bucket.ordinal()] += untilNanos - accountedUntilNanos;
    accountedUntilNanos = untilNanos;
  }
}
