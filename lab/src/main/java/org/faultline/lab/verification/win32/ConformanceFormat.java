package org.faultline.lab.verification.win32;

import java.util.Optional;
import java.util.stream.Stream;

/** The formats of conformance files; a later one has all that an earlier one has. */
enum ConformanceFormat {
  /** One process with private memory. */
  V1("vm-conformance/1"),
  /** Two processes, sections and files. */
  V2("vm-conformance/2");

  private final String text;

  ConformanceFormat(String text) {
    this.text = text;
  }

  /** The format that a file says it has. */
  static Optional<ConformanceFormat> of(String text) {
    return Stream.of(values()).filter(format -> format.text.equals(text)).findFirst();
  }

  /** Whether a file of this format can hold what came with {@code other}. */
  boolean has(ConformanceFormat other) {
    return compareTo(other) >= 0;
  }

  /** As files say it. */
  @Override
  public String toString() {
    return text;
  }
}
