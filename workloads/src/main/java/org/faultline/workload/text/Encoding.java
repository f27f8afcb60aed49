package org.faultline.workload.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Optional;

/** Tells how a text file is encoded: UTF-8 is read, with or without a byte order mark. */
public final class Encoding {
  private static final int LOOKED_AT = 1 << 12;

  private Encoding() {}

  /** The content of {@code in} without a byte order mark of UTF-8 at its beginning. */
  public static InputStream withoutMark(InputStream in) throws IOException {
    byte[] start = in.readNBytes(3);
    if (marked(start)) {
      return in;
    }
    PushbackInputStream whole = new PushbackInputStream(in, 3);
    whole.unread(start);
    return whole;
  }

  private static boolean marked(byte[] start) {
    return start.length == 3
        && start[0] == (byte) 0xef
        && start[1] == (byte) 0xbb
        && start[2] == (byte) 0xbf;
  }

  /** {@code text} without a byte order mark at its beginning. */
  public static String withoutMark(String text) {
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /**
   * What is to be said of a file of text that begins so, where its characters are two or four bytes
   * each: it continues the sentence after the file's name. Empty for any other file.
   */
  public static Optional<String> wide(byte[] head) {
    return name(head)
        .map(
            name ->
                "is text in %1$s where UTF-8 was expected; iconv -f %1$s -t UTF-8 FILE > NEW converts it"
                    .formatted(name));
  }

  private static Optional<String> name(byte[] head) {
    if (begins(head, 0xff, 0xfe, 0, 0) || begins(head, 0, 0, 0xfe, 0xff)) {
      return Optional.of("UTF-32");
    }
    if (begins(head, 0xff, 0xfe) || begins(head, 0xfe, 0xff)) {
      return Optional.of("UTF-16");
    }
    int length = Math.min(head.length, LOOKED_AT) & ~1;
    int[] zeros = new int[2];
    for (int i = 0; i < length; i++) {
      zeros[i & 1] += head[i] == 0 ? 1 : 0;
    }
    // In each character of ASCII one of the two bytes is zero, and always the same one.
    int most = Math.max(zeros[0], zeros[1]);
    int least = Math.min(zeros[0], zeros[1]);
    if (length < 4 || least > 0 || 10 * most < 9 * (length / 2)) {
      return Optional.empty();
    }
    return Optional.of(zeros[1] > 0 ? "UTF-16LE" : "UTF-16BE");
  }

  private static boolean begins(byte[] head, int... with) {
    if (head.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if (head[i] != (byte) with[i]) {
        return false;
      }
    }
    return true;
  }
}
