package org.faultline.actors.message;

import java.util.concurrent.CompletionStage;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.workload.program.Duration;

/** Why a process stopped running. */
public sealed interface Stop {

  /** Why a process ends for which no page can be taken. */
  String NO_PAGE =
      "no page could be taken for it: every page in memory is held, or dirty and cannot be written";

  /** A stop that the MemoryManager must serve. */
  sealed interface Request extends Stop {}

  /**
   * The page is not resident.
   *
   * @param retired whether the reference counts as done; a data access is made again instead
   * @param held another page of the same access, which must stay; -1 for none
   * @param time of the reference, in references made before it
   * @param nextUse when the page is referenced next, where the policy wants to know
   */
  record Fault(long page, Access access, boolean retired, long held, long time, long nextUse)
      implements Request {

    /** A fault at the beginning of time. */
    public Fault(long page, Access access, boolean retired, long held) {
      this(page, access, retired, held, 0, ReplacementPolicy.NEVER);
    }
  }

  /**
   * A system call that needs frames, slots or charge.
   *
   * @param leased whether the process leases its frames: all but the charge is its own affair
   * @param refused what the process's lease makes of it; {@code ERROR_SUCCESS} to go on
   */
  record Call(int number, MemoryWork work, boolean leased, Win32Error refused) implements Request {}

  /** Asks for a {@link MemoryStatus}. */
  enum Inquiry implements Request {
    INQUIRY
  }

  /** Asks for the {@link PagePlaces} of the process. */
  enum Locate implements Request {
    LOCATE
  }

  /** A request that keeps no frame; null takes the machine's service time. */
  record ManagerCall(Duration service) implements Request {}

  /**
   * The process ends.
   *
   * @param reason null unless it failed
   * @param time in references made before
   */
  record Exit(int code, String reason, long time) implements Request {

    /** An end at the beginning of time. */
    public Exit(int code, String reason) {
      this(code, reason, 0);
    }
  }

  /** A transfer of so many pages of a file, on a device of the machine. */
  record FileTransfer(String device, int pages, boolean write) implements Stop {}

  /** Nothing but time passes until {@code until}. */
  record Sleep(long until) implements Stop {}

  /** Time or budget is used up. */
  enum Paused implements Stop {
    PAUSED
  }

  /** The process has nothing to do until an order comes from outside. */
  enum Idle implements Stop {
    IDLE
  }

  /** A block of a trace is being decoded; virtual time stands still. Never leaves the process. */
  record Await(CompletionStage<?> ready) implements Stop {}
}
