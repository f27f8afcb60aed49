package org.faultline.actors.time;

import org.faultline.memory.server.Alarm;

/** The events that come by the clock alone: once, or again and again. */
final class RecurringEvents {
  private final FutureEventList future;
  private final long periodNanos;
  private final long lookNanos;
  private final long tickNanos;

  /**
   * Queues the first of each.
   *
   * @param lookNanos between two looks of load control; 0 for none
   */
  RecurringEvents(FutureEventList future, TimekeeperSettings.Timetable timetable, long lookNanos) {
    this.future = future;
    this.lookNanos = lookNanos;
    periodNanos = timetable.periodNanos();
    tickNanos = timetable.timelineNanos();
    if (periodNanos > 0) {
      addPeriod(periodNanos);
    }
    if (lookNanos > 0) {
      future.add(lookNanos, EntryKind.LOOK, 0);
    }
    if (timetable.warmUpNanos() > 0) {
      future.add(timetable.warmUpNanos(), EntryKind.WARM_UP, 0);
    }
    if (tickNanos > 0) {
      future.add(tickNanos, EntryKind.TICK, 0);
    }
    if (timetable.untilNanos() < Long.MAX_VALUE) {
      future.add(timetable.untilNanos(), EntryKind.END, 0);
    }
  }

  /** The working-set manager's pass at {@code atNanos} has come: the next is queued. */
  void nextPeriod(long atNanos) {
    addPeriod(atNanos + periodNanos);
  }

  /** A look of load control has come: the next is queued. */
  void nextLook(long atNanos) {
    future.add(atNanos + lookNanos, EntryKind.LOOK, 0);
  }

  /** A row of the timeline has come: the next is queued. */
  void nextTick(long atNanos) {
    future.add(atNanos + tickNanos, EntryKind.TICK, 0);
  }

  private void addPeriod(long atNanos) {
    Alarm alarm = new Alarm(atNanos, Alarm.Kind.PERIOD, 0, 0, false);
    future.add(atNanos, EntryKind.PERIOD, 0, alarm);
  }
}
