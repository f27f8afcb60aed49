package org.faultline.workload.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value in the form of a call: {@code zipf(0.9)}, or a bare name such as {@code cyclic}.
 *
 * @param arguments as written, without the space around each
 */
record Expression(String name, List<String> arguments) {

  /** The expression that {@code text} is; empty where it has another form. */
  static Optional<Expression> parse(String text) {
    String whole = text.strip();
    int open = whole.indexOf('(');
    String name = (open < 0 ? whole : whole.substring(0, open)).strip();
    if (!Words.NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    if (open < 0) {
      return Optional.of(new Expression(name, List.of()));
    }
    if (!whole.endsWith(")")) {
      return Optional.empty();
    }
    return split(whole.substring(open + 1, whole.length() - 1))
        .map(arguments -> new Expression(name, arguments));
  }

  private static Optional<List<String>> split(String inner) {
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth < 0) {
        return Optional.empty();
      }
      if (c == ',' && depth == 0) {
        arguments.add(inner.substring(start, i).strip());
        start = i + 1;
      }
    }
    if (!inner.isBlank()) {
      arguments.add(inner.substring(start).strip());
    }
    return depth == 0 ? Optional.of(List.copyOf(arguments)) : Optional.empty();
  }
}
