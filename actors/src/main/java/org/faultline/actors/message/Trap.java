package org.faultline.actors.message;

import java.util.concurrent.CompletionStage;
import org.faultline.memory.server.Request;

/** Why a process stopped running: what its program met that it cannot do by itself. */
public sealed interface Trap {

  /**
   * It needs the MemoryManager. One instance for each process, which asks for one thing at a time.
   */
  final class MemoryRequest implements Trap {
    // Said by of() before anybody is handed the trap.
    @SuppressWarnings("NullAway.Init")
    private Request request;

    /** The same trap, with what is asked for. */
    public MemoryRequest of(Request wanted) {
      request = wanted;
      return this;
    }

    /** What is asked for. */
    public Request request() {
      return request;
    }
  }

  /** A transfer of so many pages of a file, on a device of the machine. */
  record FileTransfer(String device, int pages, boolean write) implements Trap {}

  /** Nothing but time passes until {@code untilNanos}. */
  record Sleep(long untilNanos) implements Trap {}

  /** Time or budget is used up. */
  enum Paused implements Trap {
    PAUSED
  }

  /** The process has nothing to do until an order comes from outside. */
  enum Idle implements Trap {
    IDLE
  }

  /** A block of a trace is being decoded; virtual time stands still. Never leaves the process. */
  record Await(CompletionStage<?> ready) implements Trap {}
}
