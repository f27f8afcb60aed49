package org.faultline.lab.verification.win32;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A handle as a case writes it: a name, or a raw value that stands for nothing.
 *
 * @param name absent for {@code value} itself
 */
record HandleExpression(@Nullable String name, long value) {
  /** No handle at all: where a file is asked for, the pagefile. */
  static final HandleExpression NONE = new HandleExpression(null, 0);

  /**
   * Reads a handle.
   *
   * @param bound the names that an earlier step can have bound
   * @throws IllegalArgumentException where it is none; the message continues the sentence "it ..."
   */
  static HandleExpression parse(String text, Set<String> bound) {
    if (text.isEmpty() || Character.isDigit(text.charAt(0))) {
      return new HandleExpression(null, Numeral.parse(text));
    }
    if (!bound.contains(text)) {
      throw new IllegalArgumentException(
          "uses the handle '" + text + "', which no earlier step binds");
    }
    return new HandleExpression(text, 0);
  }

  /** The number. */
  long resolve(Bindings bindings) {
    return name == null ? value : bindings.handle(name);
  }
}
