package org.faultline.memory.address;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The calls of the operating system that concern memory, with their numbers and names. */
public enum SystemCallKind {
  VIRTUAL_ALLOC(1, "VirtualAlloc"),
  /**
   * VirtualAlloc with a NULL address for the memory of a recording; to events it is VirtualAlloc.
   */
  RESERVE_FOR_RECORDING(1, "ReserveForRecording"),
  VIRTUAL_FREE(2, "VirtualFree"),
  VIRTUAL_PROTECT(3, "VirtualProtect"),
  VIRTUAL_QUERY(4, "VirtualQuery"),
  VIRTUAL_LOCK(5, "VirtualLock"),
  VIRTUAL_UNLOCK(6, "VirtualUnlock"),
  GET_WRITE_WATCH(7, "GetWriteWatch"),
  RESET_WRITE_WATCH(8, "ResetWriteWatch"),
  SET_PROCESS_WORKING_SET_SIZE(9, "SetProcessWorkingSetSize"),
  EMPTY_WORKING_SET(10, "EmptyWorkingSet"),
  QUERY_WORKING_SET(11, "QueryWorkingSet"),
  GLOBAL_MEMORY_STATUS_EX(12, "GlobalMemoryStatusEx"),
  GET_PROCESS_MEMORY_INFO(13, "GetProcessMemoryInfo"),
  /** What CreateThread does to memory: the stack of a thread. */
  CREATE_STACK(14, "CreateStack"),
  /** No call of a program: the guard page of a stack was touched. */
  STACK_GROWTH(15, "StackGrowth"),
  /** Not of Win32: all runs of like pages, and where each page is. */
  MAP_ADDRESS_SPACE(16, "MapAddressSpace"),
  PREFETCH_VIRTUAL_MEMORY(17, "PrefetchVirtualMemory"),
  CREATE_FILE(18, "CreateFile"),
  DELETE_FILE(19, "DeleteFile"),
  READ_FILE(20, "ReadFile"),
  WRITE_FILE(21, "WriteFile"),
  SET_END_OF_FILE(22, "SetEndOfFile"),
  GET_FILE_SIZE(23, "GetFileSize"),
  CREATE_FILE_MAPPING(24, "CreateFileMapping"),
  OPEN_FILE_MAPPING(25, "OpenFileMapping"),
  MAP_VIEW_OF_FILE(26, "MapViewOfFile"),
  UNMAP_VIEW_OF_FILE(27, "UnmapViewOfFile"),
  FLUSH_VIEW_OF_FILE(28, "FlushViewOfFile"),
  CLOSE_HANDLE(29, "CloseHandle"),
  DUPLICATE_HANDLE(30, "DuplicateHandle"),
  /** What CreateProcess does to handles: those of the parent that can be inherited. */
  INHERIT_HANDLES(31, "InheritHandles"),
  VIRTUAL_ALLOC_2(32, "VirtualAlloc2"),
  MAP_VIEW_OF_FILE_3(33, "MapViewOfFile3"),
  UNMAP_VIEW_OF_FILE_EX(34, "UnmapViewOfFileEx"),
  QUERY_WORKING_SET_EX(35, "QueryWorkingSetEx"),
  LOAD_LIBRARY(38, "LoadLibrary"),
  FREE_LIBRARY(39, "FreeLibrary"),
  /** No call of a program: which pages of a view are committed is asked. */
  FIND_COMMITTED(36, "FindCommitted"),
  /** No call of a program: data in a page that other processes see is read or written. */
  ACCESS_DATA(37, "AccessData");

  private static final Set<SystemCallKind> OF_THE_SYSTEM =
      EnumSet.of(STACK_GROWTH, FIND_COMMITTED, ACCESS_DATA);

  private final int number;
  private final String callName;

  SystemCallKind(int number, String callName) {
    this.number = number;
    this.callName = callName;
  }

  /** All that programs make. */
  public static List<SystemCallKind> ofPrograms() {
    return Stream.of(values()).filter(kind -> !OF_THE_SYSTEM.contains(kind)).toList();
  }

  /** What the events of a run call it, from 1 on. */
  public int number() {
    return number;
  }

  /** Its name as programs write it: {@code VirtualAlloc}. */
  public String callName() {
    return callName;
  }

  /** Its name in results: {@code virtual-alloc}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
