package org.faultline.actors.naive;

import java.util.ArrayList;
import java.util.List;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.Win32Error;

/** A request of a process that is under way on the textbook machine. */
final class NaiveRequest {
  /** A transfer to submit; of a write the frame is absent. */
  record Transfer(NaiveProcess process, long page, NaiveFrame frame) {}

  final NaiveProcess process;
  final NaiveStop.Fault fault;
  final boolean lock;
  final Win32Error error;
  final List<Transfer> transfers = new ArrayList<>();
  long next;
  final long last;
  boolean waited;

  NaiveRequest(
      NaiveProcess process,
      NaiveStop.Fault fault,
      long first,
      long last,
      boolean lock,
      Win32Error error) {
    this.process = process;
    this.fault = fault;
    this.next = first;
    this.last = last;
    this.lock = lock;
    this.error = error;
  }

  boolean retiredWrite() {
    return fault != null && fault.retired() && fault.access() == Access.WRITE;
  }
}
