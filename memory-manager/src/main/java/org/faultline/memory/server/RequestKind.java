package org.faultline.memory.server;

import java.util.Locale;

/** What the MemoryManager is asked for, as waits and sojourns there are told apart. */
public enum RequestKind {
  /** A fault whose page is read. */
  HARD_FAULT,
  /** A fault whose page had not left memory. */
  TRANSITION_FAULT,
  /** A fault resolved with a page of zeros. */
  DEMAND_ZERO_FAULT,
  /** A fault that joined a read under way. */
  COLLIDED_FAULT,
  /** A fault that found no page to take. */
  WAITING_FAULT,
  /** A fault whose page was there by then. */
  LATE_FAULT,
  /** VirtualAlloc. */
  VIRTUAL_ALLOC(1),
  /** VirtualFree. */
  VIRTUAL_FREE(2),
  /** VirtualProtect. */
  VIRTUAL_PROTECT(3),
  /** VirtualLock. */
  VIRTUAL_LOCK(5),
  /** VirtualUnlock. */
  VIRTUAL_UNLOCK(6),
  /** SetProcessWorkingSetSize. */
  SET_PROCESS_WORKING_SET_SIZE(9),
  /** EmptyWorkingSet. */
  EMPTY_WORKING_SET(10),
  /** The stack of a new thread. */
  CREATE_STACK(14),
  /** A stack that grows. */
  STACK_GROWTH(15),
  /** PrefetchVirtualMemory. */
  PREFETCH_VIRTUAL_MEMORY(17),
  /** GlobalMemoryStatusEx and GetProcessMemoryInfo. */
  INQUIRY,
  /** Where the pages of a process are. */
  LOCATE,
  /** A step ManagerCall, which keeps no frame. */
  MANAGER_CALL,
  /** The end of a process. */
  EXIT;

  private static final RequestKind[] BY_NUMBER = new RequestKind[32];

  static {
    for (RequestKind kind : values()) {
      if (kind.number > 0) {
        BY_NUMBER[kind.number] = kind;
      }
    }
  }

  private final int number;

  RequestKind() {
    this(0);
  }

  RequestKind(int number) {
    this.number = number;
  }

  /**
   * The kind of a request that is no fault.
   *
   * @throws IllegalStateException for a system call that needs no MemoryManager
   */
  public static RequestKind of(Request request) {
    if (request instanceof Request.Call call) {
      RequestKind kind = BY_NUMBER[call.number()];
      if (kind == null) {
        throw new IllegalStateException("system call " + call.number() + " has no kind of request");
      }
      return kind;
    } else if (request instanceof Request.Inquiry) {
      return INQUIRY;
    } else if (request instanceof Request.Locate) {
      return LOCATE;
    }
    return request instanceof Request.Exit ? EXIT : MANAGER_CALL;
  }

  /** What the service of a fault counts in; null where it is none, or not known of which kind. */
  public Counter serviceTime() {
    return switch (this) {
      case HARD_FAULT -> Counter.HARD_FAULT_NANOS;
      case TRANSITION_FAULT, COLLIDED_FAULT, LATE_FAULT -> Counter.SOFT_FAULT_NANOS;
      case DEMAND_ZERO_FAULT -> Counter.DEMAND_ZERO_NANOS;
      default -> null;
    };
  }

  /** The name that users see: {@code hard-fault}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
