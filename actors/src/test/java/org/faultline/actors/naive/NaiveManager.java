package org.faultline.actors.naive;

/** What the naive machine asks of its memory, one message at a time. */
interface NaiveManager {
  /** The process used a page that is in memory. */
  void used(NaiveProcess process, long page, boolean write);

  /** The bytes of a page in memory. */
  byte[] bytes(NaiveProcess process, long page);

  /** The process made a reference or came to a stop: what a fault brought in for it may go. */
  void ran(NaiveProcess process);

  /** Whether a process waits for a page. */
  boolean hasWaiters();

  /** CPUs have been idle for so long, in nanoseconds, when the next message comes. */
  default void idle(long nanos) {}

  /** Serves a request made at {@code time}. */
  NaiveAnswer serve(NaiveProcess process, NaiveStop stop, long time);

  /** The time of an entry that an answer had queued has come; null where it means nothing now. */
  NaiveAnswer handle(NaiveKind kind, Object what, long time);

  /** Nothing can happen any more, and a process waits. */
  NaiveAnswer giveUp(long time);

  /** Whether anything can come of a queued entry of this kind. */
  boolean matters(NaiveKind kind);

  /** The end: every process is gone and nothing is under way. */
  default void checkEmpty() {}
}
