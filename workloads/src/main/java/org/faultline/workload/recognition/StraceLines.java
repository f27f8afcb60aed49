package org.faultline.workload.recognition;

import java.util.regex.Pattern;

/** Tells logs of strace, which are no reference strings, by their first lines. */
public final class StraceLines {
  // Who and when; with -r and -ttt the time since the line before in parentheses.
  private static final String HEAD = "[^\"(]*(?:\\(\\+ *[\\d.]+\\) )?[^\"(]*?";
  private static final Pattern CALL =
      Pattern.compile(
          HEAD
              + "(?:\\w+\\(.*(?:\\)\\s+= \\S.*|<unfinished \\.\\.\\.>)|<\\.\\.\\. \\w+ resumed>.*)");
  // Stacks, signals, ends of threads, and what strace says of itself.
  private static final Pattern OTHER =
      Pattern.compile(
          "\\s*> .*|.*--- .* ---|.*\\+\\+\\+ .* \\+\\+\\+|strace: .*|(.*\\()?.*Process \\d+ \\w+tached.*"
              + "|\\[ Process PID=.*|\\s*<unfinished \\.\\.\\.>|% time .*|[-\\s]+|\\s*[\\d.]+ +[\\d.]+ .*");

  private StraceLines() {}

  /** Whether at least one line is a call, and nine in ten are such as strace prints. */
  public static boolean fit(Sample sample) {
    int calls = sample.count(CALL);
    return calls > 0 && 10L * (calls + sample.count(OTHER)) >= 9L * sample.lines().size();
  }

  /**
   * Why such a log is not played, and what to do: it continues the sentence after the file's name.
   */
  public static String refusal() {
    return "is a log of strace, not a trace of references: faultline trace convert FILE NEW.conf"
        + " makes a workload of it, trace info shows what it holds, and the step Strace replays it";
  }
}
