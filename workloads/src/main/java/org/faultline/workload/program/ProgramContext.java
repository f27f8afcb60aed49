package org.faultline.workload.program;

import java.util.concurrent.Executor;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.memory.address.AddressLayout;
import org.jspecify.annotations.Nullable;

/** What a running program knows of its process. Each process has its own. */
public interface ProgramContext {
  /** The process's local virtual time, in nanoseconds. */
  long nowNanos();

  /** The index of the process in its group, from 0. */
  int index();

  AddressLayout layout();

  /** A random stream of its own for each purpose; the same purpose gives the same stream object. */
  UniformRandomProvider random(String purpose);

  /** The result of the last system call or data access. */
  CallResult lastResult();

  /** Binds {@code name} to a range that the program allocated or mapped. */
  void bind(String name, Range range);

  /** The range bound to {@code name}, if any. */
  @Nullable Range range(String name);

  /** Binds {@code name} to a handle; names of handles and of ranges are two sets. */
  void bindHandle(String name, long handle);

  /** The handle bound to {@code name}, if any. */
  @Nullable Long handle(String name);

  /** Keeps what a step found out, for further executions in the process. */
  void remember(String name, long[] found);

  /** What was kept under {@code name}, if anything was. */
  long @Nullable [] remembered(String name);

  /** The pages that the process holds. */
  default ResidentPages residentPages() {
    return ResidentPages.NONE;
  }

  /** Whether the policy wants to know when pages are referenced next, and in which time. */
  default Future future() {
    return Future.UNKNOWN;
  }

  /** What must be known of references to come. */
  enum Future {
    /** Nothing. */
    UNKNOWN,
    /** When pages are used next, in references of the process. */
    OWN,
    /** When pages are used next, in references of the whole mix. */
    SHARED
  }

  /** Where to decode traces: may block. */
  Executor blocking();

  /** Bytes from {@code address} on. */
  record Range(long address, long size) {}
}
