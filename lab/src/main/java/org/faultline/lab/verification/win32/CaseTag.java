package org.faultline.lab.verification.win32;

import java.util.List;
import java.util.stream.Stream;
import org.faultline.workload.binding.Nearest;

/** What a case assumes; an implementation of which it is not true may leave the case out. */
enum CaseTag {
  /** Addresses or sizes beyond 4 GiB. */
  X64("x64"),
  /** RAM and pagefiles of less than 1 TiB. */
  COMMIT_LIMIT("commit-limit-below-1TiB"),
  /** The default minimum working set. */
  DEFAULT_WORKING_SET("default-working-set"),
  /** The caller does not hold the lock-memory privilege. */
  NO_LOCK_PRIVILEGE("no-SeLockMemoryPrivilege"),
  /** Views of a file, and what is read and written of it, are the same bytes. */
  CACHE_COHERENT("cache-coherent"),
  /** No page leaves memory unless a step makes it. */
  NO_PRESSURE("no-pressure"),
  /** VirtualAlloc2 and MapViewOfFile3. */
  PLACEHOLDERS("placeholders");

  private final String text;

  CaseTag(String text) {
    this.text = text;
  }

  /**
   * The tag of this name.
   *
   * @throws IllegalArgumentException where there is none; the message continues the sentence "it
   *     ..."
   */
  static CaseTag parse(String text) {
    return Stream.of(values())
        .filter(tag -> tag.text.equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "has the unknown tag '" + text + "'" + Nearest.hint(text, names())));
  }

  private static List<String> names() {
    return Stream.of(values()).map(CaseTag::toString).toList();
  }

  /** As files say it. */
  @Override
  public String toString() {
    return text;
  }
}
