package org.faultline.actors.naive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.faultline.memory.event.Event;
import org.faultline.memory.event.EventKind;

/** All events of a run of the naive machine. */
final class NaiveLog {
  private final List<Event> events = new ArrayList<>();

  void add(long time, EventKind kind, int process, long first, long second) {
    events.add(new Event(time, kind, process, first, second));
  }

  /** In the order of the log; those that are equal there as they came. */
  List<Event> inOrder() {
    List<Event> sorted = new ArrayList<>(events);
    sorted.sort(
        Comparator.comparingLong(Event::atNanos)
            .thenComparing(Event::kind)
            .thenComparingInt(Event::process));
    return sorted;
  }
}
