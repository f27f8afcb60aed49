package org.faultline.lab.studies.capacity;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.lab.results.measure.Measure;
import org.faultline.lab.results.measure.Unit;
import org.faultline.lab.results.number.Interval;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.SingleValue;

/**
 * A bound that a measure must keep: {@code web.page.latency.p99 < 50 ms}.
 *
 * @param measure its name
 * @param below whether the measure must be below the bound, or else above it
 * @param orEqual whether the bound itself is good
 * @param bound in the measure's unit
 * @param unit what the bound's unit measures; COUNT where it has none
 * @param text as the user wrote it
 */
public record Requirement(
    String measure, boolean below, boolean orEqual, double bound, Unit unit, String text) {
  private static final Pattern FORM =
      Pattern.compile("([^\\s<>=]+)\\s*(<=|>=|<|>)\\s*([^<>=]+)", Pattern.UNICODE_CHARACTER_CLASS);

  private static final String EXAMPLE = "'web.page.latency.p99 < 50 ms'";
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MOST_COUNT = 1e15;

  private static final Map<Unit, String> KINDS =
      new TreeMap<>(
          Map.of(
              Unit.SECONDS, "a duration such as 50 ms",
              Unit.BYTES, "a size such as 64 MiB",
              Unit.PER_SECOND, "a rate such as 25/s",
              Unit.SHARE, "a percentage such as 5 %",
              Unit.COUNT, "a number without a unit"));

  /**
   * Reads a requirement.
   *
   * @throws UserMistake where it is none; the message is a sentence
   */
  public static Requirement parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new UserMistake(
          "--require '%s' must be a measure, <, <=, > or >=, and a value, such as %s"
              .formatted(text, EXAMPLE));
    }
    String value = matcher.group(3).strip();
    String comparison = matcher.group(2);
    Unit unit = unit(value);
    double bound =
        UserMistake.whereRefused(
            () -> SingleValue.read("--require '" + text + "': the value", value, of(unit)));
    return new Requirement(
        matcher.group(1),
        comparison.startsWith("<"),
        comparison.endsWith("="),
        bound,
        unit,
        text.strip().replaceAll("\\s+", " "));
  }

  /** What the end of a value says; a duration where it says nothing known, for the sentence. */
  private static Unit unit(String value) {
    if (value.endsWith("%")) {
      return Unit.SHARE;
    }
    if (value.matches("[-+.0-9eE]*")) {
      return Unit.COUNT;
    }
    if (value.contains("/")) {
      return Unit.PER_SECOND;
    }
    return value.matches(".*([KMGT]i?B?|kB|B)") ? Unit.BYTES : Unit.SECONDS;
  }

  private static Function<ConfigNode, Double> of(Unit unit) {
    return switch (unit) {
      case SHARE -> ConfigNode::percentage;
      case COUNT -> node -> node.number(0, MOST_COUNT);
      case PER_SECOND -> ConfigNode::perSecond;
      case BYTES -> node -> (double) node.bytes(0, Long.MAX_VALUE);
      case SECONDS -> node -> node.nanos(0, Long.MAX_VALUE) / NANOS_PER_SECOND;
    };
  }

  /**
   * Checks that the bound has the unit of the measure.
   *
   * @throws UserMistake where it has another; the message is a sentence
   */
  void check(Measure found) {
    if (found.unit() != unit) {
      throw new UserMistake(
          "--require '%s': the value must be %s, as %s is %s"
              .formatted(text, KINDS.get(found.unit()), measure, found));
    }
  }

  /** Whether {@code value} is on the good side. */
  boolean holds(double value) {
    if (orEqual && value == bound) {
      return true;
    }
    return below ? value < bound : value > bound;
  }

  /** What the interval of a mean says; of a single value, what the value says. */
  Verdict judge(Interval interval) {
    double half = interval.n() == 1 ? 0 : interval.halfWidth();
    boolean low = holds(interval.mean() - half);
    boolean high = holds(interval.mean() + half);
    if (low != high) {
      return Verdict.UNDECIDED;
    }
    return low ? Verdict.MET : Verdict.NOT_MET;
  }
}
