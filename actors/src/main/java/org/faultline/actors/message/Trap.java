package org.faultline.actors.message;

import java.util.concurrent.CompletionStage;
import org.faultline.memory.server.Request;

/** Why a process stopped running. */
public sealed interface Trap {

  /** It needs the MemoryManager. */
  record MemoryRequest(Request request) implements Trap {}

  /** A transfer of so many pages of a file, on a device of the machine. */
  record FileTransfer(String device, int pages, boolean write) implements Trap {}

  /** Nothing but time passes until {@code until}. */
  record Sleep(long until) implements Trap {}

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
