package org.faultline.actors.process;

import java.util.Map;
import java.util.TreeMap;

/**
 * The requests that a process was sent, by the request's name: those that arrived within the
 * measured window, begun or not, and those that still wait at the end of the run.
 */
public final class RequestArrivals {
  /**
   * Waiting requests of one name that are counted; of more it is known only that there are more.
   */
  public static final long MOST_WAITING = 1_000_000;

  private final long windowStartNanos;
  private final TreeMap<String, Count> counts = new TreeMap<>();

  /**
   * @param windowStartNanos when the measured window begins
   */
  RequestArrivals(long windowStartNanos) {
    this.windowStartNanos = windowStartNanos;
  }

  /** The process begins with a request that had arrived then. */
  void begun(String request, long arrivalNanos) {
    counts.merge(request, new Count(inWindow(arrivalNanos), 0), Count::plus);
  }

  /**
   * A request that had arrived then has not begun when the run ends; returns whether more of this
   * name are counted.
   */
  boolean waits(String request, long arrivalNanos) {
    Count sum = counts.merge(request, new Count(inWindow(arrivalNanos), 1), Count::plus);
    return sum.waiting() < MOST_WAITING;
  }

  private long inWindow(long arrivalNanos) {
    return arrivalNanos >= windowStartNanos ? 1 : 0;
  }

  /** The counts by the request's name. */
  Map<String, Count> byRequest() {
    return counts;
  }

  /**
   * Requests of one name.
   *
   * @param arrived within the measured window
   * @param waiting at the end of the run, at most {@value RequestArrivals#MOST_WAITING} for each
   *     process
   */
  public record Count(long arrived, long waiting) {
    /** Both together. */
    public Count plus(Count other) {
      return new Count(arrived + other.arrived, waiting + other.waiting);
    }
  }
}
