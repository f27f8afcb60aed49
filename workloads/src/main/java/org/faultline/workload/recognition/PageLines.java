package org.faultline.workload.recognition;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines {@code R|W|I 0xNUMBER}, perhaps with a process id before. */
public final class PageLines {
  /** A line of one process. */
  public static final Pattern PLAIN = Pattern.compile("\\s*()[RWI]\\s+(0[xX](\\p{XDigit}+))\\s*");

  /** A line of a mix. */
  public static final Pattern MIX =
      Pattern.compile("\\s*(\\d{1,18})\\s+[RWI]\\s+(0[xX](\\p{XDigit}+))\\s*");

  private PageLines() {}

  /** What speaks against page numbers in lines that match {@code line}. */
  public static Optional<Doubt> numbers(Sample sample, Pattern line, String pages, String bytes) {
    PageNumbers numbers = new PageNumbers();
    for (Sample.Line one : sample.lines()) {
      Matcher matcher = line.matcher(one.text());
      if (matcher.matches()) {
        numbers.addHexadecimal(one.number(), matcher.group(2), matcher.group(3));
      }
    }
    return numbers.doubt(
        "",
        "Use %s, or --trace-format %s if they are page numbers"
            .formatted(Doubt.naming(bytes), pages));
  }

  /** What speaks against process ids in the lines of a mix. */
  public static Optional<Doubt> processes(Sample sample, String format) {
    ProcessIds ids = new ProcessIds();
    for (Sample.Line one : sample.lines()) {
      Matcher matcher = MIX.matcher(one.text());
      if (matcher.matches()) {
        ids.add(one.number(), Long.parseLong(matcher.group(1)));
      }
    }
    return ids.doubt(
        "the first column",
        "Remove the column (awk '{print $2, $3}' FILE > NEW), or use --trace-format %s if they are process ids"
            .formatted(format));
  }
}
