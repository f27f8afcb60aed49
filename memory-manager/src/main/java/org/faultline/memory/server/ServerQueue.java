package org.faultline.memory.server;

/**
 * One server with one queue in virtual time: a request waits until those before it are served.
 * Requests come in order of time; times are in nanoseconds.
 */
public final class ServerQueue {
  private final String name;
  private final UnfinishedRequests unfinished = new UnfinishedRequests();
  private long requests;
  private long busyUntilNanos;
  private long busyNanos;
  private long waitNanos;
  private long sojournNanos;
  private long beganAtNanos;
  private ServiceDesk.Load beforeWindow = ServiceDesk.Load.NONE;

  /** An idle server of this name. */
  ServerQueue(String name) {
    this.name = name;
  }

  /** What it is called. */
  String name() {
    return name;
  }

  /** Serves a request that arrived at {@code arrivalNanos}; returns when its service ends. */
  long serve(long arrivalNanos, long serviceNanos) {
    beganAtNanos = Math.max(arrivalNanos, busyUntilNanos);
    busyUntilNanos = beganAtNanos + serviceNanos;
    requests++;
    busyNanos += serviceNanos;
    waitNanos += beganAtNanos - arrivalNanos;
    sojournNanos += busyUntilNanos - arrivalNanos;
    unfinished.add(arrivalNanos, busyUntilNanos);
    return busyUntilNanos;
  }

  /** When the service of the last request began. */
  long beganAtNanos() {
    return beganAtNanos;
  }

  /** Its load until {@code nowNanos}, since the beginning. */
  ServiceDesk.Load load(long nowNanos) {
    return new ServiceDesk.Load(
        requests,
        busyNanos - Math.max(0, busyUntilNanos - nowNanos),
        sojournNanos - unfinished.nanosBeyond(nowNanos),
        waitNanos,
        sojournNanos);
  }

  /** The measured window begins; what was measured so far is no part of it. */
  void startWindow(long nowNanos) {
    beforeWindow = load(nowNanos);
  }

  /** Its load until {@code nowNanos}, since the window began. */
  ServiceDesk.Load windowLoad(long nowNanos) {
    return load(nowNanos).minus(beforeWindow);
  }
}
