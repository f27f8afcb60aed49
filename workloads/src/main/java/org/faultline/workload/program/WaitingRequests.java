package org.faultline.workload.program;

/** Told of requests that have arrived and have not begun. */
@FunctionalInterface
public interface WaitingRequests {
  /**
   * A request that arrived at {@code arrivalNanos} waits; returns whether to go on with those that
   * came after it.
   */
  boolean waits(String request, long arrivalNanos);
}
