package org.faultline.workload.strace;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a log: who, when and what. Before what was called stand, each where its flag asked
 * for it: the process ({@code -f}), the time ({@code -r}, {@code -t}, {@code -tt}, {@code -ttt}),
 * and in brackets the number of the call ({@code -n}) and the instruction pointer ({@code -i}).
 *
 * @param thread 0 where the line does not say
 * @param headed whether the line says who or when, so that it cannot be the rest of another
 * @param stamp how the line tells the time
 * @param stampNanos what it tells; 0 where it does not
 * @param text the rest of the line
 */
record StraceLine(int thread, boolean headed, Stamp stamp, long stampNanos, String text) {
  /** How a line tells the time. */
  enum Stamp {
    /** Not at all. */
    NONE,
    /** The time of the day, as {@code -t} and {@code -tt} print it. */
    DAY,
    /** A number of seconds, as {@code -ttt} prints it since 1970 and {@code -r} since the last. */
    SECONDS
  }

  private static final String COMMAND = "(?:<[^>]*>)?";
  private static final Pattern LINE =
      Pattern.compile(
          "(?:\\[pid +(\\d{1,9})"
              + COMMAND
              + "\\] +|(\\d{1,9})"
              + COMMAND
              + " +)?"
              + "(?:(\\d{1,10}\\.\\d{1,9})|(\\d\\d):(\\d\\d):(\\d\\d(?:\\.\\d{1,9})?))?"
              + "(?: \\(\\+ *\\d+\\.\\d+\\))? *"
              + "(?:\\[[ \\p{XDigit}?]+\\] )*(.*)");
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

  static StraceLine of(String line) {
    Matcher m = LINE.matcher(line.strip());
    if (!m.matches()) {
      return new StraceLine(0, false, Stamp.NONE, 0, line.strip());
    }
    String pid = m.group(1) == null ? m.group(2) : m.group(1);
    int thread = pid == null ? 0 : Integer.parseInt(pid);
    String text = m.group(7);
    if (m.group(3) != null) {
      return new StraceLine(thread, true, Stamp.SECONDS, nanos(m.group(3)), text);
    } else if (m.group(4) != null) {
      long minutes = 60 * Long.parseLong(m.group(4)) + Long.parseLong(m.group(5));
      long nanos = 60 * minutes * NANOS.longValueExact() + nanos(m.group(6));
      return new StraceLine(thread, true, Stamp.DAY, nanos, text);
    }
    return new StraceLine(thread, pid != null, Stamp.NONE, 0, text);
  }

  /** The same line, of {@code newThread}. */
  StraceLine of(int newThread) {
    return new StraceLine(newThread, headed, stamp, stampNanos, text);
  }

  private static long nanos(String seconds) {
    return new BigDecimal(seconds).multiply(NANOS).longValue();
  }
}
