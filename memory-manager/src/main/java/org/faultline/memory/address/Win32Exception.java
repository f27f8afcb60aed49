package org.faultline.memory.address;

/**
 * The exceptions that an access to memory can raise (docs/windows.md W402), by their Win32 names.
 */
public enum Win32Exception {
  /** The page is free, only reserved, or protected from the access. */
  EXCEPTION_ACCESS_VIOLATION(0xC000_0005L),
  /** A guard page was touched, and guards no more. */
  STATUS_GUARD_PAGE_VIOLATION(0x8000_0001L),
  /** A page could not be read. */
  EXCEPTION_IN_PAGE_ERROR(0xC000_0006L),
  /** A thread's stack cannot grow. */
  EXCEPTION_STACK_OVERFLOW(0xC000_00FDL);

  private final long code;

  Win32Exception(long code) {
    this.code = code;
  }

  /** The number of the exception, as an unsigned word of 32 bits. */
  public long code() {
    return code;
  }
}
