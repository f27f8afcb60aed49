package org.faultline.actors.loadcontrol;

import java.util.List;

/**
 * What was measured since the last decision, by those who own it.
 *
 * @param elapsedNanos how long that was
 * @param frames that pages of processes may take
 * @param deviceBusyNanos time in which the paging device had something to do
 * @param transfers of the paging device
 * @param active processes that are not suspended, those activated first coming first
 * @param waiting suspended processes, those that have waited longest coming first
 */
public record LoadMeasurement(
    long elapsedNanos,
    int frames,
    long deviceBusyNanos,
    long transfers,
    List<ProcessLoad> active,
    List<ProcessLoad> waiting) {

  /** Share of the time in which the paging device was busy, from 0 to 1. */
  double deviceUtilisation() {
    return elapsedNanos == 0 ? 0 : (double) deviceBusyNanos / elapsedNanos;
  }

  /** Page faults of the active processes that needed a read. */
  long faults() {
    return active.stream().mapToLong(ProcessLoad::faults).sum();
  }

  /** CPU time of the active processes, in nanoseconds. */
  long cpuNanos() {
    return active.stream().mapToLong(ProcessLoad::cpuNanos).sum();
  }

  /** Pages that the active processes hold. */
  long residentPages() {
    return active.stream().mapToLong(ProcessLoad::residentPages).sum();
  }

  /** The active process that was activated last, if it is not the only one. */
  LoadDecision suspendLast() {
    return active.size() < 2
        ? LoadDecision.STAY
        : LoadDecision.suspend(active.get(active.size() - 1));
  }

  /** At most {@code count} of those who wait are activated. */
  LoadDecision activate(int count) {
    return LoadDecision.activate(Math.min(count, waiting.size()));
  }
}
