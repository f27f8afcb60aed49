package org.faultline.workload.program;

import java.util.List;
import org.faultline.memory.address.SystemCallKind;
import org.jspecify.annotations.Nullable;

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

  /**
   * @param access GENERIC_* constants
   * @param disposition CREATE_NEW to TRUNCATE_EXISTING
   */
  record CreateFile(String name, int access, int disposition, boolean inherit)
      implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.CREATE_FILE;
    }
  }

  record DeleteFile(String name) implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.DELETE_FILE;
    }
  }

  record ReadFile(long handle, long offset, int bytes) implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.READ_FILE;
    }
  }

  record WriteFile(long handle, long offset, byte[] bytes) implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.WRITE_FILE;
    }
  }

  /**
   * @param size where the pointer is set first
   */
  record SetEndOfFile(long handle, long size) implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.SET_END_OF_FILE;
    }
  }

  record GetFileSize(long handle) implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.GET_FILE_SIZE;
    }
  }

  /**
   * @param file a handle; 0 for a section that the pagefile is behind
   * @param protect a protection and SEC_* constants
   * @param size 0 for the file's
   * @param name absent where it has none
   */
  record CreateFileMapping(
      long file, int protect, long size, @Nullable String name, boolean inherit)
      implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.CREATE_FILE_MAPPING;
    }
  }

  /**
   * @param access FILE_MAP_* constants
   */
  record OpenFileMapping(int access, String name, boolean inherit) implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.OPEN_FILE_MAPPING;
    }
  }

  /**
   * MapViewOfFileEx.
   *
   * @param access FILE_MAP_* constants
   * @param size 0 for all to the end of the section
   */
  record MapViewOfFile(long handle, int access, long offset, long size, long address)
      implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.MAP_VIEW_OF_FILE;
    }
  }

  record UnmapViewOfFile(long address) implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.UNMAP_VIEW_OF_FILE;
    }
  }

  /**
   * @param size 0 for all to the end of the view
   */
  record FlushViewOfFile(long address, long size) implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.FLUSH_VIEW_OF_FILE;
    }
  }

  record CloseHandle(long handle) implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.CLOSE_HANDLE;
    }
  }

  /**
   * @param target the id of the process that gets a handle
   * @param access of it; {@code SectionWork.SAME_ACCESS} for that of the old one
   */
  record DuplicateHandle(long handle, int target, int access, boolean inherit, boolean closeSource)
      implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.DUPLICATE_HANDLE;
    }
  }

  /**
   * What CreateProcess does for a child that inherits handles.
   *
   * @param parent the id of the process that it inherits from
   */
  record InheritHandles(int parent) implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.INHERIT_HANDLES;
    }
  }

  record VirtualAlloc2(long address, long size, int type, int protect) implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.VIRTUAL_ALLOC_2;
    }
  }

  record MapViewOfFile3(long handle, long address, long offset, long size, int type, int protect)
      implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.MAP_VIEW_OF_FILE_3;
    }
  }

  record UnmapViewOfFileEx(long address, int flags) implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.UNMAP_VIEW_OF_FILE_EX;
    }
  }

  record QueryWorkingSetEx(long address) implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.QUERY_WORKING_SET_EX;
    }
  }

  record LoadLibrary(String name) implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.LOAD_LIBRARY;
    }
  }

  record FreeLibrary(String name) implements SystemCall {
    @Override
    public SystemCallKind kind() {
      return SystemCallKind.FREE_LIBRARY;
    }
  }
}
