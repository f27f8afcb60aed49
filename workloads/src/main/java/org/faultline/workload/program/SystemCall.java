package org.faultline.workload.program;

/**
 * A call of the operating system. Addresses and sizes are in bytes; flags are the Win32 constants.
 * An address of 0 stands for NULL.
 */
public sealed interface SystemCall {
  record VirtualAlloc(long address, long size, int type, int protect) implements SystemCall {}

  record VirtualFree(long address, long size, int type) implements SystemCall {}

  record VirtualProtect(long address, long size, int protect) implements SystemCall {}

  record VirtualQuery(long address) implements SystemCall {}

  record VirtualLock(long address, long size) implements SystemCall {}

  record VirtualUnlock(long address, long size) implements SystemCall {}

  record PrefetchVirtualMemory(long address, long size) implements SystemCall {}
}
