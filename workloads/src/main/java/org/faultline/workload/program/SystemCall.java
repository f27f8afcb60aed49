package org.faultline.workload.program;

import java.util.List;
import org.faultline.memory.address.SystemCallKind;

/**
 * A call of the operating system. Addresses and sizes are in bytes; flags are the Win32 constants.
 * An address of 0 stands for NULL.
 */
public sealed interface SystemCall {
  /** Which call it is. */
  SystemCallKind kind();

  /** What the calls of programs are named in results, in order. */
  static List<String> labels() {
    return SystemCallKind.ofPrograms().stream().map(SystemCallKind::label).sorted().toList();
  }

  record VirtualAlloc(long address, long size, int type, int protect) implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.VIRTUAL_ALLOC;
    }
  }

  /**
   * VirtualAlloc with a NULL address for the memory of a recording, which may cover the page that
   * the system shares with all processes (docs/win32.md): the recorded program had none there.
   */
  record ReserveForRecording(long size, int type, int protect) implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.RESERVE_FOR_RECORDING;
    }
  }

  record VirtualFree(long address, long size, int type) implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.VIRTUAL_FREE;
    }
  }

  /**
   * @param oldProtectGiven whether there is a place for the old protection; without one it fails
   */
  record VirtualProtect(long address, long size, int protect, boolean oldProtectGiven)
      implements SystemCall {
    public VirtualProtect(long address, long size, int protect) {
      this(address, size, protect, true);
    }

    @Override
    public SystemCallKind kind() {
      return SystemCallKind.VIRTUAL_PROTECT;
    }
  }

  record VirtualQuery(long address) implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.VIRTUAL_QUERY;
    }
  }

  record VirtualLock(long address, long size) implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.VIRTUAL_LOCK;
    }
  }

  record VirtualUnlock(long address, long size) implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.VIRTUAL_UNLOCK;
    }
  }

  record PrefetchVirtualMemory(long address, long size) implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.PREFETCH_VIRTUAL_MEMORY;
    }
  }

  /**
   * @param capacity the most addresses to return
   */
  record GetWriteWatch(long address, long size, long capacity, int flags) implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.GET_WRITE_WATCH;
    }
  }

  record ResetWriteWatch(long address, long size) implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.RESET_WRITE_WATCH;
    }
  }

  /**
   * The stack of a thread: what CreateThread does to memory.
   *
   * @param commitBytes committed above the guard page
   */
  record CreateStack(long reserveBytes, long commitBytes) implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.CREATE_STACK;
    }
  }

  /** Both sizes of -1 empty the working set. */
  record SetProcessWorkingSetSize(long minimum, long maximum) implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.SET_PROCESS_WORKING_SET_SIZE;
    }
  }

  record EmptyWorkingSet() implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.EMPTY_WORKING_SET;
    }
  }

  record QueryWorkingSet() implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.QUERY_WORKING_SET;
    }
  }

  record GlobalMemoryStatusEx() implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.GLOBAL_MEMORY_STATUS_EX;
    }
  }

  record GetProcessMemoryInfo() implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.GET_PROCESS_MEMORY_INFO;
    }
  }

  /** Not of Win32: all runs of like pages, and where each page is, as VMMap shows them. */
  record MapAddressSpace() implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.MAP_ADDRESS_SPACE;
    }
  }
}
