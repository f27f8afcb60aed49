package org.faultline.workload.strace;

/** What a line of a log tells. */
sealed interface StraceEvent
    permits StraceCall,
        StraceEvent.Unmodelled,
        StraceEvent.Seen,
        StraceEvent.Ended,
        StraceEvent.Superseded {
  int thread();

  long nanos();

  /** A call succeeded that concerns memory and is not followed. */
  record Unmodelled(int thread, long nanos, String name) implements StraceEvent {}

  /** The thread is there: strace attached it, or it did something that is not followed. */
  record Seen(int thread, long nanos, boolean attached) implements StraceEvent {}

  /** The thread ended. */
  record Ended(int thread, long nanos) implements StraceEvent {}

  /** Thread {@code by} of the same process loaded a program and goes on under this id. */
  record Superseded(int thread, long nanos, int by) implements StraceEvent {}
}
