package org.faultline.workload.recognition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A line of titles of columns, as names: lower case, without quotes, words joined by {@code _}. */
final class Titles {
  private Titles() {}

  /** The names in a line whose columns end at {@code separator}. */
  static List<String> of(String line, char separator) {
    return Arrays.stream(line.split(String.valueOf(separator), -1)).map(Titles::name).toList();
  }

  /** The names of titles. */
  static List<String> names(List<String> titles) {
    List<String> names = new ArrayList<>();
    titles.forEach(title -> names.add(name(title)));
    return names;
  }

  private static String name(String title) {
    return title
        .strip()
        .replace("\"", "")
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s-]+", "_");
  }
}
