package org.faultline.workload.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Shows pieces of files in sentences, so that no content reaches a terminal as a command. */
public final class Text {
  private static final int SHOWN = 40;

  /** Letters and marks that Unicode calls visible and fonts draw as nothing. */
  private static final String BLANK_LETTERS = "\u115f\u1160\u3164\uffa0\u2800";

  private Text() {}

  /** The first 40 characters of {@code text}, {@link #visible}. */
  public static String shown(String text) {
    if (text.codePointCount(0, text.length()) <= SHOWN) {
      return visible(text);
    }
    return visible(text.substring(0, text.offsetByCodePoints(0, SHOWN))) + "...";
  }

  /**
   * {@code text} with an escape for each character that draws nothing or moves what is drawn:
   * control and format characters, blanks other than the space, marks, and what Unicode has not
   * assigned. A tab is {@code \t}, an escape character {@code \x1b}, a no-break space {@code
   * \u00a0}.
   */
  public static String visible(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (point == ' ' || drawn(point)) {
                shown.appendCodePoint(point);
              } else {
                shown.append(escape(point));
              }
            });
    return shown.toString();
  }

  private static boolean drawn(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> BLANK_LETTERS.indexOf(point) < 0;
    };
  }

  private static String escape(int point) {
    return switch (point) {
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      default -> {
        String digits = Integer.toHexString(point);
        yield point < 0x80
            ? "\\x" + "0".repeat(2 - digits.length()) + digits
            : point < 0x10000
                ? "\\u" + "0".repeat(4 - digits.length()) + digits
                : "\\u{" + digits + "}";
      }
    };
  }

  /** Bytes of a line as text: UTF-8 where they are that, else a character for each byte. */
  public static String decoded(byte[] bytes, int from, int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, length))
          .toString();
    } catch (CharacterCodingException other) {
      return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }
  }
}
