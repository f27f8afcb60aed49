package org.faultline.memory.server;

/**
 * One server with one queue in virtual time: a request waits until those before it are served.
 * Requests come in order of time; times are in nanoseconds.
 */
public final class ServerQueue {
  private final String name;
  private final UnfinishedRequests unfinished = new UnfinishedRequests();
  private long requests;
  private long busyUntil;
  private long busyNanos;
  private long waitNanos;
  private long sojournNanos;
  private long began;
  private ServiceDesk.Load beforeWindow = ServiceDesk.Load.NONE;

  /** An idle server of this name. */
  ServerQueue(String name) {
    this.name = name;
  }

  /** What it is called. */
  String name() {
    return name;
  }

  /** Serves a request that arrived at {@code arrival}; returns when its service ends. */
  long serve(long arrival, long serviceNanos) {
    began = Math.max(arrival, busyUntil);
    busyUntil = began + serviceNanos;
    requests++;
    busyNanos += serviceNanos;
    waitNanos += began - arrival;
    sojournNanos += busyUntil - arrival;
    unfinished.add(arrival, busyUntil);
    return busyUntil;
  }

  /** When the service of the last request began. */
  long began() {
    return began;
  }

  /** Its load until {@code now}, since the beginning. */
  ServiceDesk.Load load(long now) {
    return new ServiceDesk.Load(
        requests,
        busyNanos - Math.max(0, busyUntil - now),
        sojournNanos - unfinished.beyond(now),
        waitNanos,
        sojournNanos);
  }

  /** The measured window begins; what was measured so far is no part of it. */
  void startWindow(long now) {
    beforeWindow = load(now);
  }

  /** Its load until {@code now}, since the window began. */
  ServiceDesk.Load windowLoad(long now) {
    return load(now).minus(beforeWindow);
  }
}
