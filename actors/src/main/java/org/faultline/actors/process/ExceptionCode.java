package org.faultline.actors.process;

/** The exceptions that an access to memory can raise, as Windows numbers and names them. */
enum ExceptionCode {
  /** The page may not be accessed so. */
  ACCESS_VIOLATION(0xC000_0005L, "EXCEPTION_ACCESS_VIOLATION"),
  /** The page was armed as a guard. */
  GUARD_PAGE(0x8000_0001L, "STATUS_GUARD_PAGE_VIOLATION"),
  /** The stack cannot grow. */
  STACK_OVERFLOW(0xC000_00FDL, "EXCEPTION_STACK_OVERFLOW"),
  /** The page could not be read (WINDOWS-VM.md 4.2). */
  IN_PAGE_ERROR(0xC000_0006L, "EXCEPTION_IN_PAGE_ERROR");

  private final long value;
  private final String label;

  ExceptionCode(long value, String label) {
    this.value = value;
    this.label = label;
  }

  /** The number, as events have it. */
  long value() {
    return value;
  }

  /** The name of the constant in Windows. */
  String label() {
    return label;
  }
}
