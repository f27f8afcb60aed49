package org.faultline.workload.config;

import java.util.List;
import org.faultline.workload.binding.InvalidPart;

/** Conditions of the records; a message continues a sentence after the name of the value. */
final class Check {
  private Check() {}

  /**
   * @throws IllegalArgumentException with {@code message} where {@code holds} is false
   */
  static void that(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /**
   * @throws InvalidPart for the part at {@code path} with {@code message} where {@code holds} is
   *     false
   */
  static void part(boolean holds, List<String> path, String message) {
    if (!holds) {
      throw new InvalidPart(path, message);
    }
  }
}
