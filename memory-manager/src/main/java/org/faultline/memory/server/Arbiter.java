package org.faultline.memory.server;

import java.util.List;
import org.faultline.memory.device.Completion;
import org.faultline.memory.device.Transfer;

/**
 * What the MemoryManager does, without the actor: it serves one request at a time and says whether
 * the Pager or the device must be asked before it can answer.
 *
 * <p>Times are in nanoseconds and never go back. {@code idleNanos} is the time until then in which
 * a CPU had nothing to do.
 */
public interface Arbiter {

  /** What the MemoryManager must do next. */
  enum Next {
    /** Put {@link #question} to the Pager. */
    ASK_PAGER,
    /** Submit {@link #transfers}. */
    ASK_DEVICE,
    /** Send the answer. */
    ANSWER
  }

  /** Takes what processes did to their pages. */
  void apply(List<RunReport> reports);

  /** Serves a request made at {@code time} on CPU {@code cpu}. */
  Next serve(int process, int cpu, Request stop, long time, long idleNanos);

  /** What it waited for has come. */
  Next due(Alarm alarm, long time, long idleNanos);

  /** Load control decided this at {@code time}. */
  Next order(LoadOrder order, long time, long idleNanos);

  /**
   * What load control wants to know.
   *
   * @param references that each process has made, from process 1 on
   */
  LoadSample look(long[] references);

  /** One of those who wait may try again. */
  Next retry(long time, long idleNanos);

  /** Nothing else can happen: ends the process that has waited longest for a page. */
  Next giveUp(long time, long idleNanos);

  /** The Pager's answer: the frames to take, none where there is none. */
  Next chosen(PagerChoice choice, long newEpoch);

  /** The device's answer: how each submitted transfer ends. */
  Next scheduled(Completion[] completions);

  /** What the Pager is asked. */
  PagerQuestion question();

  /** When the transfers are submitted. */
  long submittedAt();

  /** The transfers to submit, in order. */
  List<Transfer> transfers();

  /** Takes what the Pager must be told first. */
  long[] takeNotices();

  /** Whether the Pager should be told without being asked. */
  boolean noticesAreMany();

  /** Takes the answer that is ready. */
  Reply takeAnswer();

  /** What memory holds now; a measured window begins where it says so. */
  MemorySample sample(long time, boolean startWindow);

  /** What it counts by itself now. */
  ManagerCounts count();

  /** The results at {@code time}. */
  ManagerReport report(long time);
}
