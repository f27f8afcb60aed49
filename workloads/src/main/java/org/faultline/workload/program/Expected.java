package org.faultline.workload.program;

import java.util.LinkedHashMap;
import java.util.Map;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.address.Win32Exception;
import org.faultline.workload.binding.Fields;
import org.jspecify.annotations.Nullable;

/** Reads how a call or a data access must end. */
final class Expected {
  /** The exceptions that a data access can raise, by name. */
  static final Map<String, Win32Exception> EXCEPTIONS = new LinkedHashMap<>();

  private static final Map<String, Win32Error> ERRORS = new LinkedHashMap<>();

  static {
    for (Win32Error error : Win32Error.values()) {
      ERRORS.put(error.name(), error);
    }
    for (Win32Exception exception : Win32Exception.values()) {
      EXCEPTIONS.put(exception.name(), exception);
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

  /** The bytes that a call must find; absent if the config leaves it open. */
  static @Nullable Long bytes(Fields fields, String key) {
    return fields.optional(key).map(n -> n.bytes(0, Sizes.LARGEST)).orElse(null);
  }

  /** The number that a call must find; absent if the config leaves it open. */
  static @Nullable Long count(Fields fields, String key) {
    return fields.optional(key).map(n -> n.whole(0, Long.MAX_VALUE)).orElse(null);
  }

  /** The word of a config for it. */
  static String onOff(boolean value) {
    return value ? "on" : "off";
  }
}
