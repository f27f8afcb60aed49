package org.faultline.actors.process;

import org.faultline.actors.message.Trap;
import org.faultline.memory.address.MemoryBasicInformation;
import org.faultline.memory.address.Win32Exception;
import org.faultline.memory.event.Chain;
import org.faultline.memory.event.EventBuffer;
import org.faultline.memory.event.EventKind;
import org.faultline.memory.server.Request;
import org.faultline.workload.program.CallInformation;
import org.faultline.workload.program.CallResult;
import org.faultline.workload.program.Demand;
import org.faultline.workload.program.SystemCall;

/**
 * What a process writes down of itself: the chain over its events, the events where they are
 * recorded, and what is counted of its requests and system calls in the measured window.
 */
final class ProcessLog {
  private static final long ERROR_MASK = 0xFFFF_FFFFL;

  private final int process;
  private final VirtualClock clock;
  private final long warmUpNanos;
  private final Chain chain = new Chain();
  private final EventBuffer events;
  private final RequestLatencies latencies = new RequestLatencies();
  private final RequestArrivals arrivals;
  private final CallTimes callTimes = new CallTimes();
  private long faults;
  private long requests;

  /** An empty log of {@code process}. */
  ProcessLog(int process, VirtualClock clock, ExecutionSettings.Recording recording) {
    this.process = process;
    this.clock = clock;
    warmUpNanos = recording.warmUpNanos();
    events = new EventBuffer(recording.events());
    arrivals = new RequestArrivals(warmUpNanos);
  }

  private void note(EventKind kind, long first, long second) {
    chain.add(clock.nowNanos(), kind.ordinal(), first, second);
    events.add(clock.nowNanos(), kind, process, first, second);
  }

  private boolean isInWindow() {
    return clock.nowNanos() >= warmUpNanos;
  }

  /** The process stopped. */
  void trapped(Trap trap) {
    if (trap instanceof Trap.MemoryRequest asked) {
      asked(asked.request());
    } else if (trap instanceof Trap.Sleep sleep) {
      note(EventKind.SLEEP, sleep.untilNanos(), 0);
    } else if (trap instanceof Trap.FileTransfer) {
      chain.add(clock.nowNanos());
    }
  }

  /** The process asks the MemoryManager, or would but for its lease. */
  void asked(Request request) {
    if (request instanceof Request.Fault fault) {
      faults++;
      chain.add(
          clock.nowNanos(), EventKind.PAGE_FAULT.ordinal(), fault.page(), fault.access().ordinal());
    } else if (request instanceof Request.Exit exit) {
      note(EventKind.EXIT, exit.code(), EventKind.flag(exit.reason() != null));
    } else if (request instanceof Request.ManagerCall) {
      chain.add(clock.nowNanos());
    }
  }

  /** An access raised an exception. */
  void raised(Win32Exception exception, long address) {
    note(EventKind.EXCEPTION, exception.code(), address);
  }

  /** A system call made at {@code sinceNanos} ended. */
  void called(SystemCall call, long sinceNanos, CallResult result) {
    if (isInWindow()) {
      callTimes.record(call, clock.nowNanos() - sinceNanos);
    }
    note(EventKind.SYSTEM_CALL, call.kind().number(), result.error().code() & ERROR_MASK);
    chain.add(result.value());
    if (result.information() instanceof CallInformation.Run run) {
      MemoryBasicInformation found = run.basic();
      chain.add(found.baseAddress(), found.state(), found.regionSize(), found.protect());
    }
  }

  /** The program begins with a request that it was sent. */
  void requestStarted(Demand.RequestStarted started) {
    arrivals.begun(started.request(), started.arrivalNanos());
  }

  /** The program has done a request that it was sent. */
  void requestDone(Demand.RequestDone done) {
    long latencyNanos = clock.nowNanos() - done.arrivalNanos();
    if (isInWindow()) {
      latencies.record(done.request(), latencyNanos);
    }
    requests++;
    note(EventKind.REQUEST, latencyNanos, 0);
  }

  /** Page faults that it raised. */
  long faults() {
    return faults;
  }

  /** Requests that it has done. */
  long requests() {
    return requests;
  }

  RequestLatencies latencies() {
    return latencies;
  }

  RequestArrivals arrivals() {
    return arrivals;
  }

  CallTimes callTimes() {
    return callTimes;
  }

  Chain.Value chain() {
    return chain.value();
  }

  /** Takes the events since they were last taken. */
  EventBuffer.Batch takeEvents() {
    return events.take();
  }
}
