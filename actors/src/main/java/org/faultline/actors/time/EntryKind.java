package org.faultline.actors.time;

import org.faultline.memory.server.Alarm;

/** What is queued, in the order in which entries of the same time are taken. */
enum EntryKind {
  /** A read has ended. */
  READ(true),
  /** A write has ended. */
  WRITE(true),
  /** The pagefile has grown. */
  GROWN(true),
  /** A process appears, or its wait is over. */
  TIMER(true),
  /** A process made a request to the MemoryManager, or to a device. */
  STOP(true),
  /** The service of a request has ended. */
  SERVICE(true),
  /** The working-set manager is called for. */
  PRESSURE(true),
  /** The working-set manager's regular pass. */
  PERIOD(true),
  /** A failed write may be tried again. */
  WRITE_RETRY(true),
  /** Who waits for a page may try again. */
  RETRY(true),
  /** The MemoryManager is told what load control decided. */
  ORDER(true),
  /** Load control looks at what was measured. */
  LOOK(false),
  /** A row of the timeline is due. */
  TICK(false),
  /** The measured window begins. */
  WARM_UP(false),
  /** The run is over. */
  END(false);

  private static final EntryKind[] VALUES = values();

  private final boolean work;

  EntryKind(boolean work) {
    this.work = work;
  }

  /** The kind with this ordinal. */
  static EntryKind of(int ordinal) {
    return VALUES[ordinal];
  }

  /** The kind of an alarm's entry. */
  static EntryKind of(Alarm alarm) {
    return switch (alarm.kind()) {
      case SERVICE -> SERVICE;
      case READ -> READ;
      case WRITE -> WRITE;
      case GROWN -> GROWN;
      case PRESSURE -> PRESSURE;
      case PERIOD -> PERIOD;
      case WRITE_RETRY -> WRITE_RETRY;
    };
  }

  /** Whether what was counted is looked at. */
  boolean isLooking() {
    return this == LOOK || this == TICK || this == WARM_UP || this == END;
  }

  /** Whether something can still happen as long as such an entry with this payload is queued. */
  boolean isWork(Object payload) {
    return payload instanceof Alarm alarm ? alarm.isProgress() : work;
  }
}
