package org.faultline.memory.windows;

import java.util.ArrayDeque;
import java.util.Deque;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.server.Finding;
import org.faultline.memory.server.Request;

/** A request that is under way: served now, or waiting for a page, a read or the pagefile. */
final class PagingWork {
  final WindowsProcess process;

  /** The fault that it serves; null for a system call. */
  final Request.Fault fault;

  /** What the system call needs; null for a fault. */
  final MemoryWork call;

  /** What is to be brought in, one after the other. */
  final Deque<BringIn> stages = new ArrayDeque<>(1);

  /** What it ends with; null for a fault. */
  Win32Error answer;

  /** What an inquiry asked for; null for other requests. */
  Finding finding;

  /** CPU time that it costs, as far as it has come. */
  long cpuNanos;

  /** Of that: the time of faults whose page had not left memory. */
  long softNanos;

  /** Of that: the time of demand-zero faults, without zeroing. */
  long demandZeroNanos;

  /** Of that: zeroing. */
  long zeroingNanos;

  /** Of that: the time of hard faults. */
  long hardNanos;

  /** Whether the process has left its CPU. */
  boolean away;

  /** Whether it has waited for a page. */
  boolean waited;

  PagingWork(WindowsProcess process, Request.Fault fault, MemoryWork call, Win32Error answer) {
    this.process = process;
    this.fault = fault;
    this.call = call;
    this.answer = answer;
  }

  int id() {
    return process.process();
  }

  /** Whether the reference that faulted counts as done and was a write. */
  boolean retiredWrite() {
    return fault != null && fault.retired() && fault.access() == Access.WRITE;
  }
}
