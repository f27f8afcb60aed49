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
  ScheduledProcess last;
  long time;
  long sliceEnd;
  long until;
  long budget;
  long turnLeft;

  Cpu(int index) {
    this.index = index;
  }

  /** Its index, from 0. */
  public int index() {
    return index;
  }

  /** The process that it runs. */
  public ScheduledProcess process() {
    return process;
  }

  /** Its local time, in nanoseconds. */
  public long time() {
    return time;
  }

  /** Until when its process may run in this round. */
  public long until() {
    return until;
  }

  /** How many references its process may make in this round. */
  public long budget() {
    return budget;
  }

  /**
   * Whether its turn comes before {@code other}'s: the least (time, process). A process may run
   * elsewhere before the CPU that it left has had its turn; that one is first.
   */
  boolean before(Cpu other) {
    if (time != other.time) {
      return time < other.time;
    }
    return process != other.process
        ? process.id() < other.process.id()
        : state == State.RELEASING && other.state != State.RELEASING;
  }
}
