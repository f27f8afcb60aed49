package org.faultline.lab.results.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The columns of a table, each declared once: its title, and what it says of a row.
 *
 * @param <R> what a row is about
 */
public final class Columns<R> {
  private record Column<R>(String title, boolean right, Function<? super R, String> cell) {}

  private final List<Column<R>> columns = new ArrayList<>();

  /** Adds a column of words, flush left. */
  public Columns<R> left(String title, Function<? super R, String> cell) {
    columns.add(new Column<>(title, false, cell));
    return this;
  }

  /** Adds a column of numbers, flush right. */
  public Columns<R> right(String title, Function<? super R, String> cell) {
    columns.add(new Column<>(title, true, cell));
    return this;
  }

  /** The titles, in their order. */
  public List<String> titles() {
    return columns.stream().map(Column::title).toList();
  }

  /** The cells of a row: one for each title. */
  public List<String> cells(R row) {
    return columns.stream().map(column -> column.cell().apply(row)).toList();
  }

  /** A table of these columns without a row. */
  public TextTable table() {
    TextTable table = new TextTable();
    columns.forEach(
        column -> {
          if (column.right()) {
            table.right(column.title());
          } else {
            table.left(column.title());
          }
        });
    return table;
  }

  /** A table with a row for each of {@code rows}. */
  public TextTable table(Iterable<? extends R> rows) {
    TextTable table = table();
    rows.forEach(row -> table.row(cells(row)));
    return table;
  }
}
