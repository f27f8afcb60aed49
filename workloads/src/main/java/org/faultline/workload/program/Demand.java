package org.faultline.workload.program;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.Privilege;
import org.faultline.memory.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a process must do next on behalf of its program. */
public sealed interface Demand {
  /** Make these references, all of them, before the next demand. */
  record References(ReferenceBatch batch) implements Demand {}

  /** Use the CPU for {@code nanos} without a reference. */
  record Compute(long nanos) implements Demand {}

  /** Sleep until the virtual time {@code untilNanos}. */
  record Sleep(long untilNanos) implements Demand {}

  /** Call the operating system; the result is in the context before the next demand. */
  record Call(SystemCall call) implements Demand {}

  /** Read {@code data.length} bytes at {@code address} into {@code data}, or write them from it. */
  record Data(long address, byte[] data, Access access) implements Demand {}

  /**
   * A request to the MemoryManager that keeps no frame; without {@code service} it takes the
   * machine's time.
   */
  record Manager(@Nullable Duration service) implements Demand {}

  /** Read or write {@code pages} pages of a file on this device of the machine, off the CPU. */
  record FileTransfer(String device, int pages, boolean write) implements Demand {}

  /** Wait, in real time only, for a block of a trace to be decoded; then ask again. */
  record Await(CompletionStage<?> ready) implements Demand {}

  /** Leave the CPU until an order comes from outside the machine. */
  enum Idle implements Demand {
    IDLE
  }

  /** From now on the process has these privileges. */
  record Become(Set<Privilege> privileges) implements Demand {}

  /** A request of a Serve step begins that arrived at {@code arrivalNanos}. */
  record RequestStarted(String request, long arrivalNanos) implements Demand {}

  /** The request is done; its latency counts from its arrival. */
  record RequestDone(String request, long arrivalNanos) implements Demand {}

  /** The program ends by itself with this code. */
  record Exit(int code) implements Demand {}

  /** The program fails: an outcome of the process, said in one sentence. */
  record Fail(String reason) implements Demand {}

  /**
   * Run these steps to their end, then ask the step again. {@link ProgramRun} does it: a process
   * never sees this demand.
   */
  record Do(List<Step> steps) implements Demand {}

  /** The step has ended. A process never sees this demand. */
  enum Done implements Demand {
    DONE
  }
}
