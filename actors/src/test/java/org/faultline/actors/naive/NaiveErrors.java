package org.faultline.actors.naive;

import java.util.Arrays;
import org.faultline.memory.address.Win32Error;

/** Errors by their number. */
final class NaiveErrors {
  /** ERROR_SWAPERROR: a page could not be read. */
  static final Win32Error SWAPERROR = of(999);

  static final Win32Error INVALID_HANDLE = of(6);
  static final Win32Error FILE_NOT_FOUND = of(2);

  private NaiveErrors() {}

  private static Win32Error of(int code) {
    return Arrays.stream(Win32Error.values())
        .filter(error -> error.code() == code)
        .findFirst()
        .orElseThrow();
  }
}
