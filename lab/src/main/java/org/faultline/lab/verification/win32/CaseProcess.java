package org.faultline.lab.verification.win32;

import java.util.Locale;

/** One of the two processes of a case. */
enum CaseProcess {
  A,
  /** It can end and be another process from then on. */
  B;

  /**
   * The process that a step names.
   *
   * @throws IllegalArgumentException where there is none; the message continues the sentence "it
   *     ..."
   */
  static CaseProcess parse(String text) {
    return switch (text) {
      case "a" -> A;
      case "b" -> B;
      default -> throw new IllegalArgumentException("is '" + text + "', but must be a or b");
    };
  }

  CaseProcess other() {
    return this == A ? B : A;
  }

  /** As files say it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
