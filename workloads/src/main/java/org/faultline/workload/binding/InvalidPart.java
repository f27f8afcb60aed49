package org.faultline.workload.binding;

import java.util.List;

/** A value that checks itself refuses one of its parts; the message continues after its name. */
public final class InvalidPart extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> path;
  private final String detail;

  /**
   * Refuses the part at {@code path}.
   *
   * @param path the keys that lead from the value to the part
   * @param message such as "is no multiple of 4 KiB"
   */
  public InvalidPart(List<String> path, String message) {
    super(String.join(".", path) + " " + message);
    this.path = List.copyOf(path);
    this.detail = message;
  }

  /** The keys that lead to the part. */
  List<String> path() {
    return path;
  }

  /** The message without the keys. */
  String detail() {
    return detail;
  }
}
