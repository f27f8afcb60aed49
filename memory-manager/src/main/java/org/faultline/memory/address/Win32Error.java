package org.faultline.memory.address;

/** Win32 error codes, as GetLastError gives them (docs/windows.md W407). */
public enum Win32Error {
  ERROR_SUCCESS(0),
  ERROR_ACCESS_DENIED(5),
  ERROR_NOT_ENOUGH_MEMORY(8),
  ERROR_INVALID_PARAMETER(87),
  ERROR_NOT_LOCKED(158),
  ERROR_INVALID_ADDRESS(487),
  ERROR_NOACCESS(998),
  ERROR_SWAPERROR(999),
  ERROR_STACK_OVERFLOW(1001),
  ERROR_PRIVILEGE_NOT_HELD(1314),
  ERROR_NO_SYSTEM_RESOURCES(1450),
  ERROR_WORKING_SET_QUOTA(1453),
  ERROR_COMMITMENT_LIMIT(1455),
  ERROR_NOT_ENOUGH_QUOTA(1816),
  STATUS_GUARD_PAGE_VIOLATION(0x8000_0001);

  private final int code;

  Win32Error(int code) {
    this.code = code;
  }

  /** The number of the error. */
  public int code() {
    return code;
  }
}
