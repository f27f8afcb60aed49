package org.faultline.memory.event;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Brings events into the order of the log: (time, kind, process, order of arrival). */
public final class EventSorter {
  private static final Comparator<Entry> ORDER =
      Comparator.comparingLong((Entry entry) -> entry.event.atNanos())
          .thenComparing(entry -> entry.event.kind())
          .thenComparingInt(entry -> entry.event.process())
          .thenComparingLong(Entry::sequence);

  private final PriorityQueue<Entry> waiting = new PriorityQueue<>(ORDER);
  private long sequence;

  private record Entry(Event event, long sequence) {}

  /** Adds an event. */
  public void add(Event event) {
    waiting.add(new Entry(event, sequence++));
  }

  /** Gives away, in order, all events that are earlier than {@code nanos}. */
  public void drainBefore(long nanos, Consumer<Event> to) {
    while (!waiting.isEmpty() && waiting.peek().event.atNanos() < nanos) {
      to.accept(waiting.remove().event);
    }
  }
}
