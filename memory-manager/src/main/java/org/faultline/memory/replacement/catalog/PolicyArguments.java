package org.faultline.memory.replacement.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.faultline.memory.replacement.PolicyKind;
import org.faultline.memory.replacement.PolicyParameter;

/** The parameters of a policy as configs write them. */
final class PolicyArguments {
  private PolicyArguments() {}

  /** The kind with the numbers that follow the parenthesis at {@code open}; the rest by default. */
  static PolicyKind apply(PolicyKind kind, String text, int open) {
    String inner = text.substring(open + 1, text.length() - 1).strip();
    String[] written = inner.isEmpty() ? new String[0] : inner.split(",", -1);
    List<PolicyParameter> parameters = kind.parameters();
    if (written.length > parameters.size()) {
      throw new IllegalArgumentException(
          "is '%s', but %s"
              .formatted(text, parameters.isEmpty() ? "has no parameters" : takes(kind)));
    }
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      PolicyParameter parameter = parameters.get(i);
      values.add(
          i < written.length ? number(text, written[i].strip(), parameter) : parameter.value());
    }
    return kind.with(values);
  }

  private static String takes(PolicyKind kind) {
    return kind.parameters().stream()
        .map(PolicyParameter::name)
        .collect(Collectors.joining(", ", kind.name() + " takes only ", ""));
  }

  private static double number(String text, String written, PolicyParameter parameter) {
    double number;
    try {
      number = Double.parseDouble(written);
    } catch (NumberFormatException e) {
      throw wrong(text, parameter);
    }
    boolean fits = number >= parameter.least() && number <= parameter.most();
    if (!fits || (parameter.whole() && number != Math.rint(number))) {
      throw wrong(text, parameter);
    }
    return number;
  }

  private static IllegalArgumentException wrong(String text, PolicyParameter parameter) {
    return new IllegalArgumentException(
        "is '%s', but %s must be a %snumber from %s to %s"
            .formatted(
                text,
                parameter.name(),
                parameter.whole() ? "whole " : "",
                PolicyParameter.shown(parameter.least()),
                PolicyParameter.shown(parameter.most())));
  }
}
