package org.faultline.memory.server;

import org.jspecify.annotations.Nullable;

/**
 * One kind of paging: how it resolves faults. A {@link RequestServer} asks it; what they both write
 * into is {@link ServerBooks}.
 *
 * <p>It handles one request at a time. Between its methods a request may wait; what it must
 * remember of one is its {@code W}. Times are in nanoseconds.
 *
 * @param <W> a request that is under way
 */
public interface FaultHandler<W extends PagingWork> {

  /** A process did this to its pages. */
  void apply(RunReport report);

  /** CPUs had nothing to do until now: {@code nanos} is their idle time since the beginning. */
  default void idle(long nanos) {}

  /** A request of {@code process} arrives; with its first one the process appears. */
  void arrived(int process);

  /** A request to be served, of a process that has appeared. */
  W work(int process, Request request);

  /** What happens until this is next said happens for {@code work}, or for nobody. */
  void begin(@Nullable W work);

  /** Begins to resolve {@code fault}, which {@code work} serves at {@code nowNanos}. */
  RequestProgress fault(W work, Request.Fault fault, long nowNanos);

  /** Goes on with a request as far as it can. */
  RequestProgress advance(W work);

  /** The Pager answers {@code question}, which {@code work} led to. */
  RequestProgress chosen(W work, PagerQuestion question, PagerChoice choice, long nowNanos);

  /** The Pager answers {@code question}, which was asked for nobody's request. */
  default RequestProgress passed(PagerQuestion question, PagerChoice choice, long nowNanos) {
    throw new IllegalStateException(question + " is asked for a request");
  }

  /** The process ends, in good order. */
  RequestProgress exit(W work, Request.Exit exit);

  /** The process ends, for no page can be had for it. */
  void abandon(W work);

  /**
   * A request that waits gives up what was brought in only for it.
   *
   * @return whether there is now a page to take
   */
  boolean startOver(W work);

  /** What the Pager is asked before a process is given up, if anything. */
  default @Nullable PagerQuestion lastResort() {
    return null;
  }

  /** Load control decided this. */
  void order(LoadOrder order);

  /** Whether an alarm still has a meaning. */
  default boolean awaits(Alarm alarm) {
    return true;
  }

  /** The request that waits for this alarm, if any. */
  @Nullable W waitingFor(Alarm alarm);

  /** What {@code work} waited for has come. */
  RequestProgress resume(W work, Alarm alarm);

  /**
   * What no request waited for has come at {@code nowNanos}.
   *
   * @param firstCharge pages of the charge that has waited longest; -1 for none
   */
  default RequestProgress due(Alarm alarm, long nowNanos, long firstCharge) {
    throw new IllegalStateException("a request waits for " + alarm);
  }

  /** The kind of the fault that is served, which ends or waits so. */
  RequestKind kind(Reply.Outcome outcome);

  /**
   * The request had so much service, while its process had its CPU.
   *
   * @param kind of the request; absent where the service was told already
   */
  void serviced(W work, long nanos, @Nullable RequestKind kind);

  /** All that follows from a request, once its outcome is known: writes, calls for the Pager. */
  void settle(long nowNanos);

  /**
   * A reply is about to leave.
   *
   * @param work whose, if anybody's
   * @param retrying whether it is that of a request that waited for a page and was tried again
   * @return whether there may be a page now for those who wait
   */
  boolean replied(@Nullable W work, boolean retrying, long nowNanos);

  /** What it does for system calls. */
  CallHandler<W> calls();

  /** What it has transferred. */
  TransferQueue<W> transfers();

  /** What it tells of its memory. */
  PagingReports reports();
}
