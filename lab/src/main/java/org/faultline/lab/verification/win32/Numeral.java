package org.faultline.lab.verification.win32;

import java.util.Locale;

/** Whole numbers of 64 unsigned bits, decimal or hexadecimal. */
final class Numeral {
  private static final String PREFIX = "0x";

  private Numeral() {}

  /**
   * The number.
   *
   * @throws IllegalArgumentException where it is none; the message continues the sentence "it ..."
   */
  static long parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean hexadecimal = lower.startsWith(PREFIX);
    String digits = hexadecimal ? lower.substring(PREFIX.length()) : lower;
    if (!digits.matches(hexadecimal ? "[0-9a-f]+" : "[0-9]+")) {
      throw new IllegalArgumentException(
          "is '" + text + "', which is not a number such as 4096 or 0x1000");
    }
    try {
      return Long.parseUnsignedLong(digits, hexadecimal ? 16 : 10);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("is '" + text + "', which needs more than 64 bits", e);
    }
  }

  /** The number in hexadecimal. */
  static String format(long number) {
    return PREFIX + Long.toHexString(number);
  }
}
