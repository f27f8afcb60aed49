package org.faultline.workload.recognition;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.workload.text.Text;

/** How numbers are written, and which of them say something else than they seem to. */
public final class Numerals {
  private static final Pattern PADDED = Pattern.compile("(?<![\\w.])0\\d+(?![\\w.])");

  private Numerals() {}

  /** What is to be said of a decimal number that begins with 0; empty for any other word. */
  public static Optional<String> paddedWithZeros(String word) {
    return word.matches("0\\d+")
        ? Optional.of(
            "%s begins with 0: if the digits are pages that run together, put blanks between them (%s ...); write"
                    .formatted(Text.shown(word), spaced(word))
                + " decimal numbers without the zero, and hexadecimal ones with 0x")
        : Optional.empty();
  }

  private static String spaced(String digits) {
    return String.join(" ", digits.substring(0, Math.min(4, digits.length())).split(""));
  }

  /** The same as a sentence about the first such number of a sample; empty where there is none. */
  static String paddedWithZeros(Sample sample) {
    for (Sample.Line line : sample.lines()) {
      Matcher matcher = PADDED.matcher(line.text());
      if (matcher.find()) {
        return " " + paddedWithZeros(matcher.group()).orElseThrow() + ".";
      }
    }
    return "";
  }
}
