package org.faultline.workload.recognition;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first lines of a recording, by which its format is told.
 *
 * @param head the first bytes of the content, at most {@link #BYTES}
 * @param lines those of its first {@link #LINES} lines that are whole, neither empty nor a comment
 * @param declared the format that a line {@code # format = NAME} above them names
 * @param heading the last comment above them, without its mark; empty for none
 */
public record Sample(
    byte[] head, List<Line> lines, Optional<String> declared, Optional<Line> heading) {
  /** The most bytes that are looked at. */
  public static final int BYTES = 1 << 17;

  /** The most lines that are looked at. */
  public static final int LINES = 4_096;

  private static final Pattern DECLARATION =
      Pattern.compile("#\\s*format\\s*[=:]\\s*(\\S+)\\s*", Pattern.CASE_INSENSITIVE);

  /**
   * A line.
   *
   * @param number from 1, empty lines and comments counted
   * @param text a character for each byte
   */
  public record Line(long number, String text) {
    /** The words between blanks. */
    public String[] words() {
      return text.strip().split("\\s+");
    }
  }

  /** The sample of a content that begins with {@code head}. */
  public static Sample of(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (head.length >= BYTES && text.indexOf('\n') >= 0) {
      text = text.substring(0, text.lastIndexOf('\n') + 1);
    }
    List<Line> lines = new ArrayList<>();
    Optional<String> declared = Optional.empty();
    Optional<Line> heading = Optional.empty();
    long number = 0;
    for (String line : (Iterable<String>) text.lines().limit(LINES)::iterator) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      if (line.stripLeading().startsWith("#")) {
        Matcher matcher = DECLARATION.matcher(line.strip());
        if (declared.isEmpty() && lines.isEmpty() && matcher.matches()) {
          declared = Optional.of(matcher.group(1));
        }
        if (lines.isEmpty()) {
          heading = Optional.of(new Line(number, line.strip().replaceFirst("#+\\s*", "")));
        }
        continue;
      }
      lines.add(new Line(number, line));
    }
    return new Sample(head, List.copyOf(lines), declared, heading);
  }

  /** How many lines match as a whole. */
  public int count(Pattern pattern) {
    int count = 0;
    for (Line line : lines) {
      count += pattern.matcher(line.text()).matches() ? 1 : 0;
    }
    return count;
  }

  /** Whether there are lines and at least nine in ten match. */
  public boolean mostly(Pattern pattern) {
    return !lines.isEmpty() && 10L * count(pattern) >= 9L * lines.size();
  }

  /** The first line, if there is one. */
  public @Nullable Line first() {
    return lines.isEmpty() ? null : lines.get(0);
  }
}
