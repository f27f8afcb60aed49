package org.faultline.workload.program;

import java.util.LinkedHashMap;
import java.util.Map;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.Fields;

/** Reads how a call or a data access must end. */
final class Expected {
  /** The exceptions that a data access can raise (WINDOWS-VM.md 4.2). */
  static final Map<String, String> EXCEPTIONS = new LinkedHashMap<>();

  private static final Map<String, Win32Error> ERRORS = new LinkedHashMap<>();

  static {
    for (Win32Error error : Win32Error.values()) {
      ERRORS.put(error.name(), error);
    }
    for (String name :
        new String[] {
          "EXCEPTION_ACCESS_VIOLATION",
          "STATUS_GUARD_PAGE_VIOLATION",
          "EXCEPTION_IN_PAGE_ERROR",
          "EXCEPTION_STACK_OVERFLOW"
        }) {
      EXCEPTIONS.put(name, name);
    }
  }

  private Expected() {}

  /** The error that {@code expect} names; {@code ERROR_SUCCESS} without it. */
  static Win32Error error(Fields fields) {
    return fields
        .optional("expect")
        .map(node -> node.oneOf(ERRORS))
        .orElse(Win32Error.ERROR_SUCCESS);
  }
}
