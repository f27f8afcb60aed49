package org.faultline.actors.memory;

import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * The MemoryManager as a server with one queue in virtual time: a request waits until those before
 * it are served. Requests must come in order of time.
 *
 * <p>It is measured by kind of request: what is served is {@linkplain #classify classified} before
 * the next is. Times are in nanoseconds.
 */
public final class ServiceDesk {
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Map<RequestKind, Times> kinds = new EnumMap<>(RequestKind.class);
  private final UnfinishedRequests unfinished = new UnfinishedRequests();
  private long requests;
  private long busyUntil;
  private long busyNanos;
  private long waitNanos;
  private long sojournNanos;
  private long lastArrival;
  private long began;
  private boolean classified = true;
  private Load beforeWindow = new Load(0, 0, 0, 0, 0);

  /** Serves a request that arrived at {@code arrival}; returns when its service ends. */
  public long serve(long arrival, long serviceNanos) {
    if (arrival < lastArrival || !classified) {
      throw new IllegalStateException(
          classified
              ? "a request of %d ns came after one of %d ns".formatted(arrival, lastArrival)
              : "the request of %d ns has no kind".formatted(lastArrival));
    }
    lastArrival = arrival;
    began = Math.max(arrival, busyUntil);
    busyUntil = began + serviceNanos;
    requests++;
    busyNanos += serviceNanos;
    waitNanos += began - arrival;
    sojournNanos += busyUntil - arrival;
    unfinished.add(arrival, busyUntil);
    classified = false;
    return busyUntil;
  }

  /** The last request was of this kind; told once for each. */
  public void classify(RequestKind kind) {
    Times times = kinds.get(kind);
    if (times == null) {
      times = new Times(new Histogram(SIGNIFICANT_DIGITS), new Histogram(SIGNIFICANT_DIGITS));
      kinds.put(kind, times);
    }
    times.waits.recordValue(began - lastArrival);
    times.sojourns.recordValue(busyUntil - lastArrival);
    classified = true;
  }

  /** When the service of the last request began. */
  public long began() {
    return began;
  }

  /** Its load until {@code now}, since the beginning. */
  public Load load(long now) {
    return new Load(
        requests,
        busyNanos - Math.max(0, busyUntil - now),
        sojournNanos - unfinished.beyond(now),
        waitNanos,
        sojournNanos);
  }

  /** The measured window begins; what was measured so far is no part of it. */
  public void startWindow(long now) {
    beforeWindow = load(now);
    kinds.clear();
  }

  /** What was measured since the window began. */
  public Report report(long now) {
    Map<RequestKind, Times> copies = new EnumMap<>(RequestKind.class);
    Times all = new Times(new Histogram(SIGNIFICANT_DIGITS), new Histogram(SIGNIFICANT_DIGITS));
    kinds.forEach(
        (kind, times) -> {
          copies.put(kind, new Times(times.waits.copy(), times.sojourns.copy()));
          all.waits.add(times.waits);
          all.sojourns.add(times.sojourns);
        });
    return new Report(load(now).minus(beforeWindow), all, copies);
  }

  /**
   * What a server was asked to do over some time.
   *
   * @param requests that arrived
   * @param busyNanos time in service
   * @param queueNanos time that requests waited or were served, in all; over a time, its quotient
   *     is the mean number of requests in the system
   * @param waitNanos waits of these requests, in all, whenever they end
   * @param sojournNanos waits and service of these requests, in all, whenever they end
   */
  public record Load(
      long requests, long busyNanos, long queueNanos, long waitNanos, long sojournNanos) {

    /** This load without an earlier one. */
    Load minus(Load earlier) {
      return new Load(
          requests - earlier.requests,
          busyNanos - earlier.busyNanos,
          queueNanos - earlier.queueNanos,
          waitNanos - earlier.waitNanos,
          sojournNanos - earlier.sojournNanos);
    }
  }

  /** The waits and the sojourns, each wait with its service, of some requests. */
  public record Times(Histogram waits, Histogram sojourns) {}

  /**
   * What a server did in the measured window.
   *
   * @param times of all requests
   * @param kinds the same by kind, where there were any
   */
  public record Report(Load load, Times times, Map<RequestKind, Times> kinds) {}
}
