package org.faultline.workload.strace;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a log: who, when and what.
 *
 * @param thread 0 where the line does not say
 * @param nanos 0 where the line does not say
 * @param text the rest of the line
 */
record StraceLine(int thread, long nanos, String text) {
  private static final Pattern LINE =
      Pattern.compile(
          "(?:\\[pid +(\\d{1,9})\\] +|(\\d{1,9}) +)?"
              + "(?:(\\d{1,10}\\.\\d{1,9})|(\\d\\d):(\\d\\d):(\\d\\d(?:\\.\\d{1,9})?))? *(.*)");
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

  static StraceLine of(String line) {
    Matcher m = LINE.matcher(line.strip());
    if (!m.matches()) {
      return new StraceLine(0, 0, line.strip());
    }
    String thread = m.group(1) == null ? m.group(2) : m.group(1);
    long nanos = 0;
    if (m.group(3) != null) {
      nanos = nanos(m.group(3));
    } else if (m.group(4) != null) {
      long minutes = 60 * Long.parseLong(m.group(4)) + Long.parseLong(m.group(5));
      nanos = 60 * minutes * NANOS.longValueExact() + nanos(m.group(6));
    }
    return new StraceLine(thread == null ? 0 : Integer.parseInt(thread), nanos, m.group(7));
  }

  private static long nanos(String seconds) {
    return new BigDecimal(seconds).multiply(NANOS).longValue();
  }
}
