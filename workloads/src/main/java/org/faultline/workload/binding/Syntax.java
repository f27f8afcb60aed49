package org.faultline.workload.binding;

import com.typesafe.config.ConfigException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts what the HOCON parser says into one short sentence. */
final class Syntax {
  private static final Pattern PLACE = Pattern.compile("^[^\\n]*?: [0-9]+: ");
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\??([^}]*)}");
  private static final Pattern TOKEN =
      Pattern.compile("wrong token: '.*?' \\((.*)\\) \\(if you intended", Pattern.DOTALL);
  private static final Pattern ADVICE =
      Pattern.compile("\\s*\\((?:if you|Reserved character).*", Pattern.DOTALL);

  private Syntax() {}

  static Origin origin(ConfigException e, String source) {
    return e.origin() == null ? new Origin(source, 0) : Origin.of(e.origin());
  }

  static String message(ConfigException e) {
    String text = PLACE.matcher(String.valueOf(e.getMessage())).replaceFirst("");
    if (e instanceof ConfigException.UnresolvedSubstitution) {
      Matcher reference = REFERENCE.matcher(text);
      String name = reference.find() ? reference.group(1) : text;
      boolean cycle = text.contains("cycle");
      return "${"
          + name
          + "} "
          + (cycle ? "refers to itself" : "refers to a key that is set nowhere");
    }
    Matcher token = TOKEN.matcher(text);
    String detail = token.find() ? token.group(1) : ADVICE.matcher(text).replaceFirst("");
    return "not well-formed HOCON: "
        + detail
            .replace("a close parentheses ')' here", "a closing brace '}' or a key here")
            .replaceAll("\\s+", " ")
            .strip();
  }
}
