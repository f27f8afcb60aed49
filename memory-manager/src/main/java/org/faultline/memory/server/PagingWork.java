package org.faultline.memory.server;

import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.Win32Error;
import org.jspecify.annotations.Nullable;

/**
 * A request that is under way: served now, or waiting for a page, a read or the pagefile. Each kind
 * of paging adds what it must remember of one.
 */
public abstract class PagingWork {
  private final Request request;
  private @Nullable Win32Error answer;
  private @Nullable Finding finding;
  private long cpuNanos;
  private boolean away;
  private boolean waited;

  /** A request that has just begun. */
  protected PagingWork(Request request) {
    this.request = request;
    answer = request instanceof Request.Call ? Win32Error.ERROR_SUCCESS : null;
  }

  /** Whose it is. */
  public abstract int process();

  /** The fault that it serves; absent for another request. */
  public final Request.@Nullable Fault fault() {
    return request instanceof Request.Fault fault ? fault : null;
  }

  /** What the system call needs; nothing for another request. */
  public final MemoryWork call() {
    return request instanceof Request.Call call ? call.work() : MemoryWork.NONE;
  }

  /** Commit charge that it takes, in pages; negative to return. */
  public long chargePages() {
    return call().chargePages();
  }

  /** Whether the reference that faulted counts as done and was a write. */
  public final boolean isRetiredWrite() {
    return request instanceof Request.Fault fault && fault.isRetiredWrite();
  }

  /** The page, or the key of the page table, that it waits for. */
  public abstract long needed();

  /** It costs its process so much more CPU time. */
  public final void spend(long nanos) {
    cpuNanos += nanos;
  }

  /** CPU time that it costs, as far as it has come. */
  final long cpuNanos() {
    return cpuNanos;
  }

  /** Whether the process has left its CPU. */
  public final boolean isAway() {
    return away;
  }

  /** What becomes of the process once it is done: it goes on, or is ready again. */
  public final Reply.Outcome ended() {
    return away ? Reply.Outcome.WAKES : Reply.Outcome.RESUMES;
  }

  final void leave() {
    away = true;
  }

  /** The call ends with this. */
  public final void answer(Win32Error with) {
    answer = with;
  }

  /** Whether nothing has refused it. */
  public final boolean isGranted() {
    return answer == Win32Error.ERROR_SUCCESS;
  }

  /** What it ends with; absent for a request that is no call. */
  final @Nullable Win32Error answer() {
    return answer;
  }

  /** What was asked for is this. */
  public final void found(Finding what) {
    finding = what;
  }

  /** What was asked for, if anything. */
  final @Nullable Finding finding() {
    return finding;
  }

  /** Whether it has waited for a page. */
  final boolean hasWaited() {
    return waited;
  }

  final void waits() {
    waited = true;
  }
}
