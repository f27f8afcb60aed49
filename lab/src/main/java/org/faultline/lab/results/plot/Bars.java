package org.faultline.lab.results.plot;

import java.util.List;
import java.util.Locale;

/**
 * Horizontal bars, each made of the same segments one after the other.
 *
 * @param id as a {@link Plot}'s
 * @param says what it is read for
 * @param rowsAre what each bar is of: {@code group}
 * @param quantity what the lengths measure
 */
public record Bars(
    String id,
    String title,
    String says,
    String rowsAre,
    Quantity quantity,
    List<Segment> segments,
    List<Row> rows) {

  /** A part that every bar has; {@code colour} is a number of {@link Palette}. */
  public record Segment(String name, int colour) {}

  /** A bar: the length of each segment, at least 0. */
  public record Row(String label, double[] values) {
    /** The length of the bar. */
    public double total() {
      double total = 0;
      for (double value : values) {
        total += value;
      }
      return total;
    }
  }

  /** Keeps its own copies of the lists. */
  public Bars {
    segments = List.copyOf(segments);
    rows = List.copyOf(rows);
  }

  /** The length of the longest bar; 1 where all are empty. */
  public double longest() {
    double longest = rows.stream().mapToDouble(Row::total).max().orElse(0);
    return longest > 0 ? longest : 1;
  }

  /** How long a segment of a bar is, of the longest bar, as a length of a style sheet. */
  public String width(Row row, int segment) {
    return String.format(Locale.ROOT, "%.3f%%", 100 * row.values()[segment] / longest());
  }
}
