package org.faultline.memory.windows;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.faultline.memory.server.PagingWork;
import org.faultline.memory.server.Request;
import org.jspecify.annotations.Nullable;

/** A request on memory with page lists. */
final class WindowsWork extends PagingWork {
  final WindowsProcess process;

  /** Of the CPU time that it costs: the time of faults whose page had not left memory. */
  long softNanos;

  /** Of that: the time of demand-zero faults, without zeroing. */
  long demandZeroNanos;

  /** Of that: zeroing. */
  long zeroingNanos;

  /** Of that: the time of hard faults. */
  long hardNanos;

  // What is brought in now and what after it, if anything.
  private @Nullable BringIn stage;
  private @Nullable Deque<BringIn> later;
  private long sectionCharge;
  private int writes;
  private boolean writeFailed;

  WindowsWork(WindowsProcess process, Request request) {
    super(request);
    this.process = process;
  }

  @Override
  public int process() {
    return process.process();
  }

  @Override
  public long needed() {
    return Objects.requireNonNull(stage, "nothing is to be brought in").needed();
  }

  /** This is to be brought in, after all that was added before. */
  void add(BringIn part) {
    if (stage == null) {
      stage = part;
      return;
    }
    if (later == null) {
      later = new ArrayDeque<>();
    }
    later.add(part);
  }

  /** What is to be brought in now, if anything. */
  @Nullable BringIn stage() {
    return stage;
  }

  /** It charges so many pages of sections, beside what it charges its process. */
  void chargeSections(long pages) {
    sectionCharge = pages;
  }

  /** Pages of sections that it charges. */
  long sectionCharge() {
    return sectionCharge;
  }

  @Override
  public long chargePages() {
    return sectionCharge + super.chargePages();
  }

  /** One more write must end before it is done. */
  void writes() {
    writes++;
  }

  /** A write that it waited for has ended. */
  void written(boolean succeeded) {
    writes--;
    writeFailed |= !succeeded;
  }

  /** Whether it waits for writes. */
  boolean isWriting() {
    return writes > 0;
  }

  /** Whether a write that it waited for could not be made. */
  boolean writeFailed() {
    return writeFailed;
  }

  /** What was to be brought in is there. */
  void endStage() {
    stage = later == null ? null : later.poll();
  }

  /** The call failed: what it locked so far is unlocked. */
  void undoLocks() {
    if (stage != null) {
      stage.undoLocks();
    }
    if (later != null) {
      later.forEach(BringIn::undoLocks);
    }
  }
}
