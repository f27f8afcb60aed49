package org.faultline.actors.result;

import java.util.Map;
import org.faultline.memory.event.Event;

/** Sees a run while it goes on, always from one thread at a time; it may block. */
public interface RunObserver {
  /** Sees nothing. */
  RunObserver NONE = new RunObserver() {};

  /** An event of the log; they come in its order, and only where the log is on. */
  default void event(Event event) {}

  /** A row of the timeline. */
  default void row(TimelineRow row) {}

  /** Virtual time has come to {@code nowNanos}, and so many processes are alive. */
  default void progress(long nowNanos, int alive) {}

  /**
   * Virtual time stands still at {@code nowNanos} until orders come; called by the Machine, so it
   * must not block.
   *
   * @param ended why each process ended that is gone, by its id
   */
  default void resting(long nowNanos, Map<Integer, String> ended) {}
}
