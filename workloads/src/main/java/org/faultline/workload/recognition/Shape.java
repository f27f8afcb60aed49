package org.faultline.workload.recognition;

import java.util.List;
import java.util.Optional;

/** What a text that is of no format looks like, so that its author learns what is missing. */
public final class Shape {
  private Shape() {}

  /** What is to be done about a first line that has no column of pages; it ends a sentence. */
  public static Optional<String> hint(String line) {
    return separated(line, ';', "semicolons", "tr ';' ',' < FILE > NEW")
        .or(() -> separated(line, '\t', "tabs", "tr '\\t' ',' < FILE > NEW"))
        .or(() -> titled(line));
  }

  private static Optional<String> separated(String line, char by, String what, String how) {
    List<String> names = Titles.of(line, by);
    boolean titles = names.size() > 1 && names.stream().anyMatch(Shape::known);
    return titles
        ? Optional.of("its columns are separated by %s, not by commas: %s".formatted(what, how))
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
    if (names.size() > 1 && names.stream().allMatch(Shape::value)) {
      return Optional.of(
          "comma-separated values need a first line of titles, such as address,access or page");
    }
    return names.stream().anyMatch(Shape::known) ? Meaning.place(names) : Optional.empty();
  }

  private static boolean value(String name) {
    return name.matches("(?i)(0x)?[0-9a-f.+-]*|[rwi]|read|write|fetch|load|store");
  }
}
