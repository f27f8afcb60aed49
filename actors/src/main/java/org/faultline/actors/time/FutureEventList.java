package org.faultline.actors.time;

import org.faultline.memory.server.Request;

/**
 * The future event list of the simulation: all that is to happen, in its order, and the entry taken
 * last.
 *
 * <p>It is kept in two parts: stops wait apart, since with slack they bound no round.
 */
final class FutureEventList {
  private final EventQueue events = new EventQueue();
  private final EventQueue stops = new EventQueue();
  private int work;
  private long timeNanos;
  private EntryKind kind = EntryKind.TIMER;
  private int process;
  private Object payload = EventQueue.NOTHING;

  /** Queues an entry at {@code atNanos} that carries nothing; process 0 is nobody. */
  void add(long atNanos, EntryKind what, int whose) {
    add(atNanos, what, whose, EventQueue.NOTHING);
  }

  /** Queues an entry at {@code atNanos}; process 0 is nobody. */
  void add(long atNanos, EntryKind what, int whose, Object carries) {
    work += what.isWork(carries) ? 1 : 0;
    (what == EntryKind.STOP ? stops : events).add(atNanos, what.ordinal(), whose, carries);
  }

  /** Takes the first entry, which there must be. */
  void take() {
    EventQueue queue = stops.isBefore(events) ? stops : events;
    timeNanos = queue.timeNanos();
    kind = EntryKind.of(queue.kind());
    process = queue.process();
    payload = queue.payload();
    queue.remove();
    work -= kind.isWork(payload) ? 1 : 0;
  }

  /** Whether an entry is queued after which something may go on. */
  boolean hasWork() {
    return work > 0;
  }

  /** Time of the first entry; {@link Long#MAX_VALUE} where there is none. */
  long firstNanos() {
    return Math.min(events.timeNanos(), stops.timeNanos());
  }

  /** Time of the first entry that is no stop; {@link Long#MAX_VALUE} where there is none. */
  long firstEventNanos() {
    return events.timeNanos();
  }

  /** Faults that were raised and not yet served. */
  int pendingFaults() {
    return stops.count(EntryKind.STOP.ordinal(), what -> what instanceof Request.Fault);
  }

  /** Nothing was taken: what happens next happens at {@code nowNanos}. */
  void rest(long nowNanos) {
    timeNanos = nowNanos;
  }

  /** Time of the entry taken last. */
  long timeNanos() {
    return timeNanos;
  }

  /** Kind of the entry taken last. */
  EntryKind kind() {
    return kind;
  }

  /** Process of the entry taken last. */
  int process() {
    return process;
  }

  /** Payload of the entry taken last. */
  Object payload() {
    return payload;
  }
}
