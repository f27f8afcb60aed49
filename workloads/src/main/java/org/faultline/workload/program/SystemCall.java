package org.faultline.workload.program;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A call of the operating system. Addresses and sizes are in bytes; flags are the Win32 constants.
 * An address of 0 stands for NULL.
 */
public sealed interface SystemCall {
  /** What a kind of call is named in results: {@code virtual-alloc}. */
  static String label(Class<?> kind) {
    return kind.getSimpleName().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  /** The names of all kinds of call, in order. */
  static List<String> labels() {
    return Stream.of(SystemCall.class.getPermittedSubclasses())
        .map(SystemCall::label)
        .sorted()
        .toList();
  }

  record VirtualAlloc(long address, long size, int type, int protect) implements SystemCall {}

  /**
   * VirtualAlloc with a NULL address for the memory of a recording, which may cover the page that
   * the system shares with all processes (docs/win32.md): the recorded program had none there.
   */
  record ReserveForRecording(long size, int type, int protect) implements SystemCall {}

  record VirtualFree(long address, long size, int type) implements SystemCall {}

  /**
   * @param oldProtectGiven whether there is a place for the old protection; without one it fails
   */
  record VirtualProtect(long address, long size, int protect, boolean oldProtectGiven)
      implements SystemCall {
    public VirtualProtect(long address, long size, int protect) {
      this(address, size, protect, true);
    }
  }

  record VirtualQuery(long address) implements SystemCall {}

  record VirtualLock(long address, long size) implements SystemCall {}

  record VirtualUnlock(long address, long size) implements SystemCall {}

  record PrefetchVirtualMemory(long address, long size) implements SystemCall {}

  /**
   * @param capacity the most addresses to return
   */
  record GetWriteWatch(long address, long size, long capacity, int flags) implements SystemCall {}

  record ResetWriteWatch(long address, long size) implements SystemCall {}

  /**
   * The stack of a thread: what CreateThread does to memory.
   *
   * @param commit bytes committed above the guard page
   */
  record CreateStack(long reserve, long commit) implements SystemCall {}

  /** Both sizes of -1 empty the working set. */
  record SetProcessWorkingSetSize(long minimum, long maximum) implements SystemCall {}

  record EmptyWorkingSet() implements SystemCall {}

  record QueryWorkingSet() implements SystemCall {}

  record GlobalMemoryStatusEx() implements SystemCall {}

  record GetProcessMemoryInfo() implements SystemCall {}

  /** Not of Win32: all runs of like pages, and where each page is, as VMMap shows them. */
  record MapAddressSpace() implements SystemCall {}
}
