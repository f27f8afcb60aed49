package org.faultline.workload.recognition;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What speaks against the choice of columns of a CSV trace: two for one meaning, or one left out.
 */
final class CsvColumnsDoubt {
  private static final Set<String> FLAGS = Set.of("0", "1", "2", "true", "false", "yes", "no");

  private static final Pattern WHOLE = Pattern.compile("\\d+");
  private static final Pattern NUMBER = Pattern.compile("(?i)(0x)?[0-9a-f]+");

  private final CsvSample csv;

  CsvColumnsDoubt(CsvSample csv) {
    this.csv = csv;
  }

  Optional<Doubt> doubt() {
    return twice().or(this::leftOut);
  }

  /** Two columns that are read as one thing, or would be. */
  private Optional<Doubt> twice() {
    Set<String> seen = new HashSet<>();
    for (String title : csv.titles()) {
      boolean read = List.of(Meaning.values()).stream().anyMatch(one -> one.reads(title));
      if (!seen.add(title) && read) {
        return refusal("two columns are named %s. Remove one of them".formatted(title));
      }
    }
    int pid = csv.titles().indexOf("pid");
    int process = csv.titles().indexOf("process");
    if (pid >= 0 && process >= 0 && all(process, value -> WHOLE.matcher(value).matches())) {
      return refusal(
          "the columns pid (%s) and process (%s) both claim to be the process. Rename one of them, or use %s to read pid"
              .formatted(csv.examples(pid), csv.examples(process), "--trace-format csv"));
    }
    return Optional.empty();
  }

  /** A column that is left out and looks like one that would be read. */
  private Optional<Doubt> leftOut() {
    for (int i = 0; i < csv.titles().size(); i++) {
      String title = csv.titles().get(i);
      for (Meaning meaning : Meaning.values()) {
        if (!read(title) && looksLike(meaning, title, i)) {
          int taken = csv.column(place(meaning) ? placeColumn() : meaning);
          return taken >= 0
              ? claim(meaning, title, i, csv.titles().get(taken), taken)
              : ignored(meaning, title, i);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean place(Meaning meaning) {
    return meaning == Meaning.PAGE || meaning == Meaning.ADDRESS;
  }

  private Meaning placeColumn() {
    return csv.column(Meaning.PAGE) >= 0 ? Meaning.PAGE : Meaning.ADDRESS;
  }

  private static boolean read(String title) {
    return List.of(Meaning.values()).stream().anyMatch(one -> one.reads(title));
  }

  private boolean looksLike(Meaning meaning, String title, int column) {
    if (csv.rows().isEmpty()) {
      return false;
    }
    return switch (meaning) {
      case ACCESS ->
          all(column, CsvColumnsDoubt::access)
                  && (meaning.suggests(title) || csv.column(meaning) < 0)
              || meaning.suggests(title) && all(column, CsvColumnsDoubt::flag);
      case PAGE, ADDRESS -> meaning.suggests(title) && all(column, CsvColumnsDoubt::number);
      case SIZE, COUNT, PROCESS ->
          meaning.suggests(title)
              && all(column, value -> WHOLE.matcher(value).matches())
              && !(meaning == Meaning.SIZE && csv.column(Meaning.PAGE) >= 0);
    };
  }

  private static boolean access(String value) {
    return Meaning.ACCESSES.containsKey(value.toLowerCase(Locale.ROOT));
  }

  private static boolean flag(String value) {
    return FLAGS.contains(value.toLowerCase(Locale.ROOT)) || access(value);
  }

  private static boolean number(String value) {
    return NUMBER.matcher(value).matches();
  }

  private boolean all(int column, java.util.function.Predicate<String> holds) {
    return csv.rows().stream().allMatch(row -> holds.test(row.field(column)));
  }

  private Optional<Doubt> claim(
      Meaning meaning, String title, int column, String other, int taken) {
    return refusal(
        "the columns %s (%s) and %s (%s) both claim to be the %s. Remove one of them, or use --trace-format csv to read %s"
            .formatted(
                other, csv.examples(taken), title, csv.examples(column), meaning.title(), other));
  }

  private Optional<Doubt> ignored(Meaning meaning, String title, int column) {
    String values =
        meaning == Meaning.ACCESS && !all(column, CsvColumnsDoubt::access)
            ? " and write R, W or I in it"
            : "";
    return refusal(
        "the column %s (%s) looks like the %s, but would be ignored. Name it %s%s, or use --trace-format csv to ignore it"
            .formatted(title, csv.examples(column), meaning.title(), meaning.title(), values));
  }

  private Optional<Doubt> refusal(String sentences) {
    return Optional.of(Doubt.refusal(csv.titleLine(), sentences));
  }
}
