package org.faultline.workload.recognition;

import java.util.List;
import java.util.Optional;
import org.faultline.workload.text.Text;

/** What a text that is of no format looks like, so that its author learns what is missing. */
public final class Shape {
  private Shape() {}

  /** What is to be done about it; it follows a sentence that says how the file begins. */
  public static Optional<String> hint(Sample sample) {
    if (sample.first() == null) {
      return Optional.empty();
    }
    String line = sample.first().text();
    return separated(line, ';', "semicolons", "tr ';' ',' < FILE > NEW")
        .or(() -> separated(line, '\t', "tabs", "tr '\\t' ',' < FILE > NEW"))
        .or(() -> titled(line));
  }

  private static Optional<String> separated(String line, char by, String what, String how) {
    List<String> names = Titles.of(line, by);
    boolean titles = names.size() > 1 && names.stream().anyMatch(Shape::known);
    return titles
        ? Optional.of("its columns are separated by %s and not by commas: %s".formatted(what, how))
        : Optional.empty();
  }

  private static boolean known(String name) {
    for (Meaning meaning : Meaning.values()) {
      if (meaning.reads(name) || meaning.suggests(name)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> titled(String line) {
    List<String> names = Titles.of(line, ',');
    if (names.size() < 2 && !known(names.get(0))) {
      return Optional.empty();
    }
    if (names.stream().anyMatch(name -> name.matches("(0x\\p{XDigit}+|[0-9.+-]+)"))) {
      return Optional.of(
          "comma-separated values need a first line of titles, such as address,access or page");
    }
    return Optional.of(
        "one column must be named page or address"
            + Meaning.place(names).map(hint -> "; " + Text.visible(hint)).orElse(""));
  }
}
