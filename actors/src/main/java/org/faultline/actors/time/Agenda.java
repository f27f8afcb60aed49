package org.faultline.actors.time;

import org.faultline.actors.message.Trap;
import org.faultline.memory.server.Request;

/**
 * The one queue of all that is to happen, and the entry taken last.
 *
 * <p>It is kept in two parts: stops wait apart, since with slack they bound no round.
 */
final class Agenda {
  private final EventQueue events = new EventQueue();
  private final EventQueue stops = new EventQueue();
  private int work;
  private long time;
  private EntryKind kind;
  private int process;
  private Object payload;

  /** Queues an entry at {@code at}, in nanoseconds; process 0 is nobody. */
  void add(long at, EntryKind what, int whose, Object carries) {
    work += what.isWork(carries) ? 1 : 0;
    (what == EntryKind.STOP ? stops : events).add(at, what.ordinal(), whose, carries);
  }

  /** Takes the first entry, which there must be. */
  void take() {
    EventQueue queue = stops.isBefore(events) ? stops : events;
    time = queue.time();
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
  long first() {
    return Math.min(events.time(), stops.time());
  }

  /** Time of the first entry that is no stop; {@link Long#MAX_VALUE} where there is none. */
  long firstEvent() {
    return events.time();
  }

  /** Faults that were raised and not yet served. */
  int pendingFaults() {
    return stops.count(EntryKind.STOP.ordinal(), Agenda::isFault);
  }

  private static boolean isFault(Object payload) {
    return payload instanceof Trap.MemoryRequest asked && asked.request() instanceof Request.Fault;
  }

  /** Nothing was taken: what happens now happens at {@code now}. */
  void rest(long now) {
    time = now;
  }

  /** Time of the entry taken last. */
  long time() {
    return time;
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
