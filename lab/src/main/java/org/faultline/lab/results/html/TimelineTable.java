package org.faultline.lab.results.html;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.lab.results.plot.Mark;

/**
 * The columns of a {@code timeline.csv} by their names. Of more than {@link #MOST_ROWS} rows, as
 * many as needed become one: its time is that of the last of them, its other values are means.
 */
final class TimelineTable {
  /** More rows than a plot has pixels. */
  static final int MOST_ROWS = 2_000;

  static final String TIME = "time_s";

  private final SortedMap<String, double[]> columns = new TreeMap<>();
  private final int rowsEach;
  private List<Mark> marks = List.of();

  private TimelineTable(Path file, List<String> names, List<double[]> rows, int rowsEach)
      throws IOException {
    this.rowsEach = rowsEach;
    for (int c = 0; c < names.size(); c++) {
      double[] values = new double[rows.size()];
      for (int r = 0; r < values.length; r++) {
        values[r] = rows.get(r)[c];
      }
      columns.put(names.get(c), values);
    }
    if (!columns.containsKey(TIME)) {
      throw new IOException(file + " has no column " + TIME);
    }
  }

  /**
   * Reads a file.
   *
   * @throws IOException where it is no timeline; the message is a sentence
   */
  static TimelineTable read(Path file) throws IOException {
    int each = Math.max(1, (count(file) + MOST_ROWS - 1) / MOST_ROWS);
    List<double[]> rows = new ArrayList<>();
    List<String> names = List.of();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      Iterator<NamedCsvRecord> records = csv.iterator();
      while (records.hasNext()) {
        NamedCsvRecord first = records.next();
        names = first.getHeader();
        rows.add(bundle(file, first, records, each));
      }
    }
    return new TimelineTable(file, names.isEmpty() ? List.of(TIME) : names, rows, each);
  }

  private static int count(Path file) throws IOException {
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      return Math.toIntExact(csv.stream().count());
    }
  }

  private static double[] bundle(
      Path file, NamedCsvRecord first, Iterator<NamedCsvRecord> more, int each) throws IOException {
    int time = first.getHeader().indexOf(TIME);
    double[] sum = values(file, first);
    int n = 1;
    while (n < each && more.hasNext()) {
      double[] next = values(file, more.next());
      for (int i = 0; i < sum.length; i++) {
        sum[i] = i == time ? next[i] : sum[i] + next[i];
      }
      n++;
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] = i == time ? sum[i] : sum[i] / n;
    }
    return sum;
  }

  private static double[] values(Path file, NamedCsvRecord row) throws IOException {
    List<String> names = row.getHeader();
    List<String> fields = row.getFields();
    if (fields.size() != names.size()) {
      throw new IOException(
          "%s, line %d has %d cells, but the titles are %d"
              .formatted(file, row.getStartingLineNumber(), fields.size(), names.size()));
    }
    double[] values = new double[fields.size()];
    for (int i = 0; i < values.length; i++) {
      try {
        values[i] = fields.get(i).isEmpty() ? Double.NaN : Double.parseDouble(fields.get(i));
      } catch (NumberFormatException e) {
        throw new IOException(
            "%s, line %d: %s is '%s', but must be a number"
                .formatted(file, row.getStartingLineNumber(), names.get(i), fields.get(i)),
            e);
      }
    }
    return values;
  }

  /** How many rows of the file are one here. */
  int rowsEach() {
    return rowsEach;
  }

  /** Marks a time, in seconds, on all plots. */
  void mark(double seconds, String label) {
    marks = List.of(new Mark(seconds, Double.NaN, label));
  }

  List<Mark> marks() {
    return marks;
  }

  /** Whether nothing can be drawn. */
  boolean isEmpty() {
    return times().length == 0;
  }

  double[] times() {
    return column(TIME);
  }

  boolean has(String column) {
    return columns.containsKey(column);
  }

  /** The values of a column that is there. */
  double[] column(String name) {
    return Objects.requireNonNull(columns.get(name), name);
  }

  /** The names that begin with {@code prefix}, sorted. */
  List<String> beginningWith(String prefix) {
    return columns.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
  }
}
