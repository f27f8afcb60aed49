package org.faultline.actors.naive;

import java.util.EnumSet;
import java.util.Set;
import org.faultline.memory.event.EventKind;

/** Which kinds of events the machines have. */
final class NaiveEventKinds {
  /** Those that need page lists. */
  private static final Set<EventKind> OF_LISTS =
      EnumSet.of(
          EventKind.DEMAND_ZERO_FAULT,
          EventKind.TRANSITION_FAULT,
          EventKind.HARD_FAULT,
          EventKind.COLLIDED_FAULT,
          EventKind.IN_PAGE_ERROR,
          EventKind.TRIMMED,
          EventKind.REPURPOSED,
          EventKind.PAGE_WRITTEN,
          EventKind.COMMIT_WAIT,
          EventKind.WORKING_SET_PASS,
          EventKind.PAGEFILE_GREW);

  /** Those of devices for files, load control and sections, which these workloads have not. */
  private static final Set<EventKind> OF_NEITHER =
      EnumSet.of(
          EventKind.FILE_READ,
          EventKind.FILE_WRITE,
          EventKind.SUSPENDED,
          EventKind.ACTIVATED,
          EventKind.COPY_FAULT);

  /** Those of the textbook machine. */
  static final Set<EventKind> TEXTBOOK = without(OF_LISTS);

  /** Those of the machine with page lists, on a device that never fails. */
  static final Set<EventKind> LISTED =
      without(EnumSet.of(EventKind.EVICTED, EventKind.IN_PAGE_ERROR));

  /** Those of the machine with page lists that processes cause who share memory. */
  static final Set<EventKind> SHARED =
      EnumSet.of(
          EventKind.DEMAND_ZERO_FAULT,
          EventKind.TRANSITION_FAULT,
          EventKind.HARD_FAULT,
          EventKind.COLLIDED_FAULT,
          EventKind.COPY_FAULT,
          EventKind.TRIMMED,
          EventKind.REPURPOSED,
          EventKind.PAGE_READ,
          EventKind.PAGE_WRITE,
          EventKind.PAGE_WRITTEN,
          EventKind.PAGE_WAIT,
          EventKind.COMMIT_WAIT,
          EventKind.PAGEFILE_GREW);

  private NaiveEventKinds() {}

  private static Set<EventKind> without(Set<EventKind> others) {
    Set<EventKind> kinds = EnumSet.allOf(EventKind.class);
    kinds.removeAll(others);
    kinds.removeAll(OF_NEITHER);
    return kinds;
  }
}
