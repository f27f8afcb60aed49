package org.faultline.lab.results.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A table of texts in aligned columns, two spaces apart; a column without any text is left out. */
public final class TextTable {
  /** A column: its title, and whether it is of numbers, flush right. */
  public record Column(String title, boolean right) {}

  private final List<Column> columns = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /** A table without a column. */
  public TextTable() {}

  /** Adds a column of words, flush left. */
  public TextTable left(String title) {
    columns.add(new Column(title, false));
    return this;
  }

  /** Adds a column of numbers, flush right. */
  public TextTable right(String title) {
    columns.add(new Column(title, true));
    return this;
  }

  /** Adds a row; it has a text, perhaps empty, for each column. */
  public void row(List<String> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          "a row of %d cells for %d columns".formatted(cells.size(), columns.size()));
    }
    rows.add(List.copyOf(cells));
  }

  /** The columns that have a text in some row. */
  public List<Column> columns() {
    return shown().mapToObj(columns::get).toList();
  }

  /** The rows: a text for each of {@link #columns}. */
  public List<List<String>> rows() {
    return rows.stream().map(row -> shown().mapToObj(row::get).toList()).toList();
  }

  private IntStream shown() {
    return IntStream.range(0, columns.size())
        .filter(c -> rows.stream().anyMatch(row -> !row.get(c).isEmpty()));
  }

  /** The lines: the titles, then the rows. */
  public List<String> lines() {
    List<StringBuilder> lines = new ArrayList<>();
    for (int i = 0; i <= rows.size(); i++) {
      lines.add(new StringBuilder());
    }
    shown().forEach(c -> column(lines, c));
    return lines.stream().map(line -> line.toString().stripTrailing()).toList();
  }

  private void column(List<StringBuilder> lines, int c) {
    Column column = columns.get(c);
    int width = column.title().length();
    for (List<String> row : rows) {
      width = Math.max(width, row.get(c).length());
    }
    String gap = lines.get(0).isEmpty() ? "" : "  ";
    for (int i = 0; i < lines.size(); i++) {
      String cell = i == 0 ? column.title() : rows.get(i - 1).get(c);
      String fill = " ".repeat(width - cell.length());
      lines.get(i).append(gap).append(column.right() ? fill + cell : cell + fill);
    }
  }
}
