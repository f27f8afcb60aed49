package org.faultline.workload.config;

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
}
