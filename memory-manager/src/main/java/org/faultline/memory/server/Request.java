package org.faultline.memory.server;

import org.faultline.memory.address.Access;
import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.memory.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a process asks the MemoryManager for; each makes one request at a time. */
public sealed interface Request {

  /**
   * The page is not resident.
   *
   * @param retired whether the reference counts as done; a data access is made again instead
   * @param held another page of the same access, which must stay; -1 for none
   * @param nowReferences of the reference, in references made before it
   * @param nextUseReferences when the page is referenced next, where the policy wants to know
   * @param copy whether the page is to become the process's own: a copy of the one that it shares
   */
  record Fault(
      long page,
      Access access,
      boolean retired,
      long held,
      long nowReferences,
      long nextUseReferences,
      boolean copy)
      implements Request {

    /** A fault that copies nothing. */
    public Fault(
        long page,
        Access access,
        boolean retired,
        long held,
        long nowReferences,
        long nextUseReferences) {
      this(page, access, retired, held, nowReferences, nextUseReferences, false);
    }

    /** A fault at the beginning of time. */
    public Fault(long page, Access access, boolean retired, long held) {
      this(page, access, retired, held, 0, ReplacementPolicy.NEVER);
    }

    /** Whether the reference counts as done and was a write: the page is dirty once it is there. */
    public boolean isRetiredWrite() {
      return retired && access == Access.WRITE;
    }
  }

  /**
   * A system call that needs frames, slots or charge.
   *
   * @param leased whether the process leases its frames: all but the charge is its own affair
   * @param refused what the process's lease makes of it; {@code ERROR_SUCCESS} to go on
   */
  record Call(SystemCallKind kind, MemoryWork work, boolean leased, Win32Error refused)
      implements Request {}

  /** Asks for a {@link MemoryStatus}. */
  enum Inquiry implements Request {
    INQUIRY
  }

  /** Asks for the {@link PagePlaces} of the process. */
  enum Locate implements Request {
    LOCATE
  }

  /**
   * A request that keeps no frame.
   *
   * @param service its service time; absent where it is the machine's
   */
  record ManagerCall(@Nullable Duration service) implements Request {}

  /**
   * The process ends.
   *
   * @param reason why it failed, if it did
   * @param nowReferences in references made before
   */
  record Exit(int code, @Nullable String reason, long nowReferences) implements Request {

    /** An end at the beginning of time. */
    public Exit(int code, @Nullable String reason) {
      this(code, reason, 0);
    }
  }
}
