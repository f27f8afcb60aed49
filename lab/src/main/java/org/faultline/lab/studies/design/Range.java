package org.faultline.lab.studies.design;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Magnitude;
import org.jspecify.annotations.Nullable;

/**
 * Levels from one value to another, both included where a step leads there: {@code 1..40 step 3},
 * {@code 64 MiB..1 GiB factor 2}, or an object with {@code from}, {@code to} and {@code step} or
 * {@code factor}. Without either the step is 1.
 *
 * <p>{@code to} and {@code step} have the unit of {@code from} where they have none themselves.
 */
final class Range {
  /** The most levels of one factor. */
  static final int MOST = 10_000;

  private static final Pattern FORM =
      Pattern.compile("(.+?)\\s*\\.\\.\\s*(.+?)(?:\\s+(step|factor)\\s+(.+))?");

  private final ConfigNode node;

  private Range(ConfigNode node) {
    this.node = node;
  }

  /** Whether {@code node}, no list, is an object of a range. */
  static boolean isObject(ConfigNode node) {
    return node.find("from").isPresent() || node.find("to").isPresent();
  }

  /** The levels; empty, with a problem recorded, where {@code node} says no range. */
  static List<String> levels(ConfigNode node) {
    if (node.isObject()) {
      List<String> levels =
          node.object(
              fields -> {
                String from = fields.required("from").text();
                String to = fields.required("to").text();
                Optional<String> step = fields.optional("step").map(ConfigNode::text);
                Optional<String> factor = fields.optional("factor").map(ConfigNode::text);
                if (step.isPresent() && factor.isPresent()) {
                  node.wrong("has a step and a factor; give one of them");
                  return null;
                }
                return new Range(node)
                    .levels(from, to, factor.isPresent(), factor.or(() -> step).orElse("1"));
              });
      return levels == null ? List.of() : levels;
    }
    String text = node.text();
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      node.wrong(
          "is '"
              + text
              + "', but must be a list [ ... ] or a range such as 1..40 step 3; one value"
              + " for all cells belongs in 'set'");
      return List.of();
    }
    String by = matcher.group(4) == null ? "1" : matcher.group(4);
    boolean factor = "factor".equals(matcher.group(3));
    return new Range(node).levels(matcher.group(1), matcher.group(2), factor, by);
  }

  private List<String> levels(String fromText, String toText, boolean factor, String byText) {
    Magnitude from = Magnitude.parse(fromText).orElse(null);
    if (from == null) {
      node.wrong("starts at '" + fromText + "', which is not a number, size, duration or rate");
      return List.of();
    }
    BigDecimal to = number("ends at", toText, from);
    BigDecimal by =
        factor
            ? number("has the factor", byText, from.with(from.number()), "")
            : number("has the step", byText, from);
    if (to == null || by == null) {
      return List.of();
    }
    if (by.compareTo(factor ? BigDecimal.ONE : BigDecimal.ZERO) <= 0) {
      node.wrong(
          (factor ? "has the factor " : "has the step ")
              + byText
              + ", but must have one greater than "
              + (factor ? 1 : 0));
      return List.of();
    }
    if (to.compareTo(from.number()) < 0 || factor && from.number().signum() <= 0) {
      node.wrong("goes from " + fromText + " to " + toText + ", which never gets there");
      return List.of();
    }
    List<String> levels = new ArrayList<>();
    for (BigDecimal at = from.number();
        at.compareTo(to) <= 0;
        at = factor ? at.multiply(by) : at.add(by)) {
      if (levels.size() == MOST) {
        node.wrong("has more than " + MOST + " levels");
        return List.of();
      }
      levels.add(from.with(at).text());
    }
    return levels;
  }

  private @Nullable BigDecimal number(String verb, String text, Magnitude from) {
    return number(verb, text, from, from.unit());
  }

  private @Nullable BigDecimal number(String verb, String text, Magnitude from, String unit) {
    Magnitude read = Magnitude.parse(text).orElse(null);
    if (read == null || !(read.unit().isEmpty() || read.unit().equals(unit))) {
      node.wrong(
          verb
              + " '"
              + text
              + "', but must have "
              + (unit.isEmpty() ? "no unit, as " : "the unit of ")
              + from.text());
      return null;
    }
    return read.number();
  }
}
