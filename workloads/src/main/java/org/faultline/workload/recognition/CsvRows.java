package org.faultline.workload.recognition;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.faultline.workload.text.Text;

/** Comma-separated values with titles, one of which is {@code page} or {@code address}. */
public final class CsvRows {
  private static final Pattern TITLES =
      Pattern.compile("(?i)(.*,)?\\s*\"?\\s*(page|address)\\s*\"?\\s*(,.*)?");

  private static final Pattern PADDED = Pattern.compile("0\\d+");
  private static final Pattern DECIMAL = Pattern.compile("\\d+");
  private static final Pattern BARE_HEXADECIMAL = Pattern.compile("(?i)[0-9a-f]*[a-f][0-9a-f]*");
  private static final Pattern SCIENTIFIC = Pattern.compile("(?i)[0-9]+([.][0-9]*)?e[+-]?[0-9]+");
  private static final Pattern IN_PAGE_ZERO = Pattern.compile("(0[xX]\\p{XDigit}{1,3}|\\d{1,3})");
  private static final Pattern THOUSANDS = Pattern.compile("\\d+000");
  private static final Pattern HEXADECIMAL = Pattern.compile("0[xX][0-9a-fA-F]+");
  private static final Pattern ID = Pattern.compile("\\d{1,18}");

  /** From so many different ones on, decimal addresses that all end in three zeros are doubted. */
  private static final int ROUND = 8;

  /** Numbers at which tools stop counting: 2^31 - 1, 2^32 - 1, 2^63 - 1, 2^64 - 1. */
  private static final Set<String> LARGEST =
      Set.of("2147483647", "4294967295", "9223372036854775807", "18446744073709551615");

  private CsvRows() {}

  /** How many of the lines are of this format: all, where the first has the titles. */
  public static int fits(Sample sample) {
    boolean titled = sample.first() != null && TITLES.matcher(sample.first().text()).matches();
    return titled ? sample.lines().size() : 0;
  }

  /** Why the rows have no titles, where these stand in a comment; empty where they do not. */
  public static Optional<Doubt> commented(Sample sample) {
    return sample
        .heading()
        .filter(heading -> TITLES.matcher(heading.text()).matches())
        .filter(heading -> sample.first() != null && sample.first().text().indexOf(',') >= 0)
        .map(
            heading ->
                Doubt.refusal(
                    heading.number(),
                    "the titles (%s) are in a comment, which is skipped: remove the #"
                        .formatted(Text.shown(heading.text()))));
  }

  /** What speaks against the reading of titles and rows. */
  public static Optional<Doubt> doubt(Sample sample) {
    CsvSample csv = CsvSample.of(sample);
    return new CsvColumnsDoubt(csv)
        .doubt()
        .or(() -> written(csv, Meaning.PAGE))
        .or(() -> written(csv, Meaning.ADDRESS))
        .or(() -> pages(csv))
        .or(() -> processes(csv));
  }

  /** How the numbers of the place are written. */
  private static Optional<Doubt> written(CsvSample csv, Meaning place) {
    int column = csv.column(place);
    if (column < 0) {
      return Optional.empty();
    }
    for (CsvSample.Row row : csv.rows()) {
      Optional<String> wrong = wrong(row.field(column), csv, column);
      if (wrong.isPresent()) {
        return Optional.of(
            Doubt.refusal(row.line(), "in the column " + place.title() + " " + wrong.get()));
      }
    }
    return place == Meaning.ADDRESS ? suspicious(csv, column) : Optional.empty();
  }

  private static Optional<String> wrong(String value, CsvSample csv, int column) {
    if (PADDED.matcher(value).matches()) {
      return Optional.of(
          ("%s is padded with zeros and has no 0x, so it would be read as decimal. Write 0x%s if it is hexadecimal"
                  + " (others in the column: %s); otherwise leave out the zeros")
              .formatted(value, value, csv.examples(column)));
    }
    if (BARE_HEXADECIMAL.matcher(value).matches()) {
      return Optional.of(
          "%s is hexadecimal without 0x, and other numbers in the column would be read as decimal. Write 0x%s and so on"
              .formatted(value, value));
    }
    if (SCIENTIFIC.matcher(value).matches()) {
      return Optional.of(
          ("%s has lost its last digits, as large numbers do in awk's print. Write whole numbers with"
                  + " printf \"%%.0f\"")
              .formatted(value));
    }
    return Optional.empty();
  }

  /** Numbers that may be what they seem to be, but are often something else. */
  private static Optional<Doubt> suspicious(CsvSample csv, int column) {
    Set<String> distinct = new HashSet<>();
    boolean round = true;
    boolean small = true;
    for (CsvSample.Row row : csv.rows()) {
      String value = row.field(column);
      if (LARGEST.contains(value) && !distinct.add(value)) {
        return Optional.of(
            Doubt.warning(
                row.line(),
                "in the column address %s occurs more than once: tools write it instead of numbers too large for them (awk: printf \"%%.0f\")"
                    .formatted(value)));
      }
      distinct.add(value);
      small &= IN_PAGE_ZERO.matcher(value).matches();
      round &=
          THOUSANDS.matcher(value).matches() && Long.parseLong(tail(value)) % 4096 != 0
              || value.equals("0");
    }
    if (small && distinct.size() >= ROUND) {
      return Optional.of(
          Doubt.warning(
              csv.rows().get(0).line(),
              "in the column address all numbers, such as %s, lie in page 0, where no program has memory: page numbers belong in a column named page"
                  .formatted(csv.examples(column))));
    }
    return round && distinct.size() >= ROUND
        ? Optional.of(
            Doubt.warning(
                csv.rows().get(0).line(),
                "in the column address all numbers, such as %s, end in 000 and are read as decimal: write hexadecimal ones with 0x"
                    .formatted(csv.examples(column))))
        : Optional.empty();
  }

  private static String tail(String digits) {
    return digits.length() > 18 ? digits.substring(digits.length() - 18) : digits;
  }

  private static Optional<Doubt> pages(CsvSample csv) {
    int column = csv.column(Meaning.PAGE);
    if (column < 0) {
      return Optional.empty();
    }
    PageNumbers numbers = new PageNumbers();
    for (CsvSample.Row row : csv.rows()) {
      String value = row.field(column);
      if (HEXADECIMAL.matcher(value).matches()) {
        numbers.addHexadecimal(row.line(), value, value.substring(2));
      } else if (DECIMAL.matcher(value).matches()) {
        numbers.addDecimal(row.line(), value, value);
      }
    }
    return numbers.doubt(
        "the column page",
        "Name the column address, or use --trace-format csv if they are page numbers");
  }

  private static Optional<Doubt> processes(CsvSample csv) {
    int column =
        csv.titles().indexOf("pid") >= 0
            ? csv.titles().indexOf("pid")
            : csv.titles().indexOf("process");
    if (column < 0) {
      return Optional.empty();
    }
    ProcessIds ids = new ProcessIds();
    for (CsvSample.Row row : csv.rows()) {
      String value = row.field(column);
      if (ID.matcher(value).matches()) {
        ids.add(row.line(), Long.parseLong(value));
      }
    }
    String title = csv.titles().get(column);
    return ids.doubt(
        "the column " + Text.shown(title),
        "Rename the column, or use --trace-format csv if these are process ids");
  }
}
