package org.faultline.memory.address;

/**
 * How a call ended.
 *
 * @param error {@code ERROR_SUCCESS} where it succeeded
 * @param value the address of an allocation or the old protection, else 0
 */
public record Win32Result(Win32Error error, long value) {
  /** A success with this value. */
  public static Win32Result success(long value) {
    return new Win32Result(Win32Error.ERROR_SUCCESS, value);
  }

  /** A failure. */
  public static Win32Result failure(Win32Error error) {
    return new Win32Result(error, 0);
  }

  /** Whether the call succeeded. */
  public boolean isSuccess() {
    return error == Win32Error.ERROR_SUCCESS;
  }
}
