package org.faultline.lab.verification.win32;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address as a case writes it: a number, or a name with an offset; the arithmetic is that of 64
 * unsigned bits.
 *
 * @param name absent for {@code offset} itself
 */
record Address(@Nullable String name, long offset) {
  private static final Pattern EXPRESSION =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(?:([+-])(0[xX][0-9a-fA-F]+|[0-9]+))?");

  /** The NULL pointer. */
  static final Address NULL = new Address(null, 0);

  /**
   * Reads an address.
   *
   * @param bound the names that an earlier step can have bound
   * @throws IllegalArgumentException where it is none; the message continues the sentence "it ..."
   */
  static Address parse(String text, Set<String> bound) {
    if (text.isEmpty() || Character.isDigit(text.charAt(0))) {
      return new Address(null, Numeral.parse(text));
    }
    Matcher expression = EXPRESSION.matcher(text);
    if (!expression.matches()) {
      throw new IllegalArgumentException(
          "is '" + text + "', which is not an address such as null, 0x30000000, a or a+0x1000");
    }
    String name = expression.group(1);
    if (!bound.contains(name)) {
      throw new IllegalArgumentException("uses '" + name + "', which no earlier step binds");
    }
    long offset = expression.group(3) == null ? 0 : Numeral.parse(expression.group(3));
    return new Address(name, "-".equals(expression.group(2)) ? -offset : offset);
  }

  /** The number, in bytes. */
  long resolve(Bindings bindings) {
    return (name == null ? 0 : bindings.address(name)) + offset;
  }
}
