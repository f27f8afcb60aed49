package org.faultline.memory.server;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.faultline.memory.address.SystemCallKind;
import org.jspecify.annotations.Nullable;

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
  /** A fault that copied a shared page. */
  COPY_FAULT,
  /** A fault that found no page to take. */
  WAITING_FAULT,
  /** A fault whose page was there by then. */
  LATE_FAULT,
  /** VirtualAlloc. */
  VIRTUAL_ALLOC(SystemCallKind.VIRTUAL_ALLOC),
  /** VirtualFree. */
  VIRTUAL_FREE(SystemCallKind.VIRTUAL_FREE),
  /** VirtualProtect. */
  VIRTUAL_PROTECT(SystemCallKind.VIRTUAL_PROTECT),
  /** VirtualLock. */
  VIRTUAL_LOCK(SystemCallKind.VIRTUAL_LOCK),
  /** VirtualUnlock. */
  VIRTUAL_UNLOCK(SystemCallKind.VIRTUAL_UNLOCK),
  /** SetProcessWorkingSetSize. */
  SET_PROCESS_WORKING_SET_SIZE(SystemCallKind.SET_PROCESS_WORKING_SET_SIZE),
  /** EmptyWorkingSet. */
  EMPTY_WORKING_SET(SystemCallKind.EMPTY_WORKING_SET),
  /** The stack of a new thread. */
  CREATE_STACK(SystemCallKind.CREATE_STACK),
  /** A stack that grows. */
  STACK_GROWTH(SystemCallKind.STACK_GROWTH),
  /** PrefetchVirtualMemory. */
  PREFETCH_VIRTUAL_MEMORY(SystemCallKind.PREFETCH_VIRTUAL_MEMORY),
  /** CreateFile. */
  CREATE_FILE(SystemCallKind.CREATE_FILE),
  /** DeleteFile. */
  DELETE_FILE(SystemCallKind.DELETE_FILE),
  /** ReadFile. */
  READ_FILE(SystemCallKind.READ_FILE),
  /** WriteFile. */
  WRITE_FILE(SystemCallKind.WRITE_FILE),
  /** SetEndOfFile. */
  SET_END_OF_FILE(SystemCallKind.SET_END_OF_FILE),
  /** GetFileSize. */
  GET_FILE_SIZE(SystemCallKind.GET_FILE_SIZE),
  /** CreateFileMapping. */
  CREATE_FILE_MAPPING(SystemCallKind.CREATE_FILE_MAPPING),
  /** OpenFileMapping. */
  OPEN_FILE_MAPPING(SystemCallKind.OPEN_FILE_MAPPING),
  /** MapViewOfFile, with what it asks of its handle first. */
  MAP_VIEW_OF_FILE(SystemCallKind.MAP_VIEW_OF_FILE),
  /** UnmapViewOfFile. */
  UNMAP_VIEW_OF_FILE(SystemCallKind.UNMAP_VIEW_OF_FILE),
  /** FlushViewOfFile. */
  FLUSH_VIEW_OF_FILE(SystemCallKind.FLUSH_VIEW_OF_FILE),
  /** CloseHandle. */
  CLOSE_HANDLE(SystemCallKind.CLOSE_HANDLE),
  /** DuplicateHandle. */
  DUPLICATE_HANDLE(SystemCallKind.DUPLICATE_HANDLE),
  /** The handles of a new process. */
  INHERIT_HANDLES(SystemCallKind.INHERIT_HANDLES),
  /** VirtualAlloc2. */
  VIRTUAL_ALLOC_2(SystemCallKind.VIRTUAL_ALLOC_2),
  /** MapViewOfFile3. */
  MAP_VIEW_OF_FILE_3(SystemCallKind.MAP_VIEW_OF_FILE_3),
  /** UnmapViewOfFileEx. */
  UNMAP_VIEW_OF_FILE_EX(SystemCallKind.UNMAP_VIEW_OF_FILE_EX),
  /** QueryWorkingSetEx of a page that can be shared. */
  QUERY_WORKING_SET_EX(SystemCallKind.QUERY_WORKING_SET_EX),
  /** LoadLibrary, with what it asks of the image first. */
  LOAD_LIBRARY(SystemCallKind.LOAD_LIBRARY),
  /** FreeLibrary. */
  FREE_LIBRARY(SystemCallKind.FREE_LIBRARY),
  /** Which pages of a view are committed in its section. */
  FIND_COMMITTED(SystemCallKind.FIND_COMMITTED),
  /** Data in a page that other processes see. */
  ACCESS_DATA(SystemCallKind.ACCESS_DATA),
  /** GlobalMemoryStatusEx and GetProcessMemoryInfo. */
  INQUIRY,
  /** Where the pages of a process are. */
  LOCATE,
  /** A step ManagerCall, which keeps no frame. */
  MANAGER_CALL,
  /** The end of a process. */
  EXIT;

  private static final Map<SystemCallKind, RequestKind> BY_CALL =
      new EnumMap<>(SystemCallKind.class);

  static {
    for (RequestKind kind : values()) {
      if (kind.call != null) {
        BY_CALL.put(kind.call, kind);
      }
    }
    BY_CALL.put(SystemCallKind.RESERVE_FOR_RECORDING, VIRTUAL_ALLOC);
  }

  // Of a system call.
  private final @Nullable SystemCallKind call;

  RequestKind() {
    this(null);
  }

  RequestKind(@Nullable SystemCallKind call) {
    this.call = call;
  }

  /**
   * The kind of a request that is no fault.
   *
   * @throws IllegalStateException for a system call that needs no MemoryManager
   */
  public static RequestKind of(Request request) {
    if (request instanceof Request.Call call) {
      RequestKind kind = BY_CALL.get(call.kind());
      if (kind == null) {
        throw new IllegalStateException(call.kind().callName() + " has no kind of request");
      }
      return kind;
    } else if (request instanceof Request.Inquiry) {
      return INQUIRY;
    } else if (request instanceof Request.Locate) {
      return LOCATE;
    }
    return request instanceof Request.Exit ? EXIT : MANAGER_CALL;
  }

  /** What the service of a fault counts in; nothing where it is none, or of an unknown kind. */
  public @Nullable Counter serviceTime() {
    return switch (this) {
      case HARD_FAULT -> Counter.HARD_FAULT_NANOS;
      case TRANSITION_FAULT, COLLIDED_FAULT, COPY_FAULT, LATE_FAULT -> Counter.SOFT_FAULT_NANOS;
      case DEMAND_ZERO_FAULT -> Counter.DEMAND_ZERO_NANOS;
      default -> null;
    };
  }

  /** The name that users see: {@code hard-fault}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
