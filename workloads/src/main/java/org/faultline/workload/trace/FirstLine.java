package org.faultline.workload.trace;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Tells text formats apart by their first line that says something. */
final class FirstLine {
  private FirstLine() {}

  /** Whether the first line of {@code head} that is neither empty nor a comment matches. */
  static boolean matches(byte[] head, Pattern pattern) {
    return new String(head, StandardCharsets.ISO_8859_1)
        .lines()
        .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
        .findFirst()
        .map(line -> pattern.matcher(line).matches())
        .orElse(false);
  }
}
