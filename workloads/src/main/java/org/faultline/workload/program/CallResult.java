package org.faultline.workload.program;

import java.util.Objects;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.address.Win32Exception;
import org.jspecify.annotations.Nullable;

/**
 * How a system call or a data access ended.
 *
 * @param error {@code ERROR_SUCCESS} where it succeeded
 * @param value the address that VirtualAlloc returned, the old protection of VirtualProtect, else 0
 * @param information what a call that asks something found
 * @param fault the exception that a data access raised
 */
public record CallResult(
    Win32Error error, long value, @Nullable CallInformation information, @Nullable Fault fault) {

  /**
   * An exception, as its record says it (docs/windows.md W402).
   *
   * @param address the faulting address, in bytes: the operand, or the first byte of the second
   *     page where only that one is bad
   */
  public record Fault(Win32Exception exception, Access access, long address) {}

  /** A call or an access that succeeded with this value. */
  public static CallResult success(long value) {
    return new CallResult(Win32Error.ERROR_SUCCESS, value, null, null);
  }

  /** A call that found something. */
  public static CallResult found(CallInformation information) {
    return new CallResult(Win32Error.ERROR_SUCCESS, 0, information, null);
  }

  /** A call that failed. */
  public static CallResult failure(Win32Error error) {
    return new CallResult(error, 0, null, null);
  }

  /** An access that raised an exception. */
  public static CallResult raised(Fault fault) {
    return new CallResult(Win32Error.ERROR_SUCCESS, 0, null, fault);
  }

  /** What a call that asks something, and succeeded, found. */
  <T extends CallInformation> T found(Class<T> kind) {
    return kind.cast(Objects.requireNonNull(information, "a call that asks finds something"));
  }

  /** Whether neither an error nor an exception came of it. */
  public boolean succeeded() {
    return error == Win32Error.ERROR_SUCCESS && fault == null;
  }
}
