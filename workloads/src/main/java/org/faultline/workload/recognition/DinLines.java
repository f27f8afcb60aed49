package org.faultline.workload.recognition;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines {@code LABEL ADDRESS} of dineroIII, and what speaks for something else. */
public final class DinLines {
  /** A line. */
  public static final Pattern LINE =
      Pattern.compile("\\s*([0-4])\\s+((?:0[xX])?\\p{XDigit}+)(\\s+\\p{XDigit}*)?");

  private static final Pattern NUMBERS = Pattern.compile("\\s*(\\d{1,18})(\\s+\\d+)+\\s*");

  /** From so many different addresses on, none of which has a digit above 9, they are decimal. */
  private static final int DECIMALS = 32;

  private DinLines() {}

  /** Labels that only ever grow. */
  public static Optional<Doubt> times(Sample sample) {
    Set<Long> distinct = new HashSet<>();
    long last = -1;
    for (Sample.Line line : sample.lines()) {
      Matcher matcher = NUMBERS.matcher(line.text());
      Matcher din = LINE.matcher(line.text());
      String label = matcher.matches() ? matcher.group(1) : din.matches() ? din.group(1) : null;
      if (label == null) {
        continue;
      }
      long value = Long.parseLong(label);
      if (value < last) {
        return Optional.empty();
      }
      last = value;
      distinct.add(value);
    }
    int lines = sample.lines().size();
    int kinds = distinct.size();
    if (kinds < 2 || kinds < 3 && lines < 64 || kinds < 4 && lines < 8) {
      return Optional.empty();
    }
    return Optional.of(
        Doubt.refusal(
            sample.lines().get(0).number(),
            ("the first column would be read as din's labels (0 read, 1 write, 2 fetch), but in %d lines it only"
                    + " ever grows, from %s to %d, as a time does. Remove it and see docs/traces.md, \"Recordings of"
                    + " other tools\", or use --trace-format din if these are labels")
                .formatted(lines, sample.lines().get(0).words()[0], last)));
  }

  /** Addresses that all lie in page 0, where no program has memory. */
  public static Optional<Doubt> pageZero(Sample sample) {
    String first = null;
    for (Sample.Line line : sample.lines()) {
      Matcher matcher = LINE.matcher(line.text());
      if (!matcher.matches()) {
        continue;
      }
      first = first == null ? matcher.group(2) : first;
      if (matcher.group(2).replaceFirst("^(?i)(0x)?0*", "").length() > 3) {
        return Optional.empty();
      }
    }
    return Optional.of(
        Doubt.refusal(
            sample.lines().get(0).number(),
            ("these would be read as din's labels and addresses, but all addresses (%s, ...) lie in page 0, so they are"
                    + " probably other numbers. See section \"%s\" of docs/traces.md, or use --trace-format din if they are addresses")
                .formatted(first, ForeignFormat.NUMBERS.title())));
  }

  /** Addresses without a digit above 9. */
  public static Optional<Doubt> decimals(Sample sample) {
    Set<String> distinct = new HashSet<>();
    for (Sample.Line line : sample.lines()) {
      Matcher matcher = LINE.matcher(line.text());
      if (!matcher.matches()) {
        continue;
      }
      String address = matcher.group(2);
      if (address.matches(".*[a-fA-FxX].*")) {
        return Optional.empty();
      }
      distinct.add(address);
    }
    if (distinct.size() < DECIMALS) {
      return Optional.empty();
    }
    return Optional.of(
        Doubt.refusal(
            sample.lines().get(0).number(),
            ("din's addresses are hexadecimal, but none of %d different ones, such as %s, has a digit from a to f:"
                    + " they look decimal. Make a CSV of them (columns access and address), or use --trace-format din"
                    + " if they are hexadecimal")
                .formatted(distinct.size(), sample.lines().get(0).words()[1])));
  }
}
