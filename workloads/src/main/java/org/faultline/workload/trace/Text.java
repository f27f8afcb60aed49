package org.faultline.workload.trace;

/** Pieces of messages. */
final class Text {
  private static final int SHOWN = 40;

  private Text() {}

  /** The start of {@code line}, with what cannot be printed as a question mark. */
  static String shown(String line) {
    String start = line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line;
    return start.replaceAll("[^\\x20-\\x7e]", "?");
  }
}
