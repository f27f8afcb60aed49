package org.faultline.actors.naive;

import java.util.regex.Pattern;

/** Programs, as text, that sleep after each of their calls. */
final class Sleepers {
  private static final Pattern CALL =
      Pattern.compile("\\{ (Virtual|Prefetch|EmptyWorkingSet)\\w* \\{[^{}]*} }");

  private Sleepers() {}

  /** The steps with a wait of {@code duration} behind each call. */
  static String sleeping(String steps, String duration) {
    return CALL.matcher(steps)
        .replaceAll(call -> call.group() + "\n    { Wait = " + duration + " }");
  }
}
