package org.faultline.actors.time;

/** One simulated CPU. */
public final class Cpu {

  /** What a CPU is doing. */
  enum State {
    /** Nothing; it has no clock. */
    IDLE,
    /** It runs its process. */
    RUNNING,
    /** Its process waits for the MemoryManager and keeps it. */
    WAITING,
    /** Its process has left; at its turn it takes the next. */
    RELEASING
  }

  private final int index;
  State state = State.IDLE;
  ScheduledProcess process;
  // The one that ran here last.
  ScheduledProcess last;
  long timeNanos;
  long sliceEndNanos;
  long untilNanos;
  long budgetReferences;
  long turnReferencesLeft;

  /**
   * A CPU that has nothing to do.
   *
   * @param nobody stands for the process that it does not run
   */
  Cpu(int index, ScheduledProcess nobody) {
    this.index = index;
    process = nobody;
    last = nobody;
  }

  /** Its index, from 0. */
  public int index() {
    return index;
  }

  /** The process that it runs; nobody, with id 0, while it is idle. */
  public ScheduledProcess process() {
    return process;
  }

  /** Its local time, in nanoseconds. */
  public long timeNanos() {
    return timeNanos;
  }

  /** Until when its process may run in this round, in nanoseconds. */
  public long untilNanos() {
    return untilNanos;
  }

  /** How many references its process may make in this round. */
  public long budgetReferences() {
    return budgetReferences;
  }

  /**
   * Whether its turn comes before {@code other}'s: the least (time, process). A process may run
   * elsewhere before the CPU that it left has had its turn; that one is first.
   */
  boolean before(Cpu other) {
    if (timeNanos != other.timeNanos) {
      return timeNanos < other.timeNanos;
    }
    return process != other.process
        ? process.id() < other.process.id()
        : state == State.RELEASING && other.state != State.RELEASING;
  }
}
