package org.faultline.lab.results.plot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A plot as the data that the script of a page draws.
 *
 * @param y its axes upwards, the left one first
 * @param at the places across at which series have values
 */
public record PlotData(
    String id,
    String title,
    boolean stacked,
    AxisData x,
    List<AxisData> y,
    List<@Nullable BigDecimal> at,
    List<SeriesData> series,
    List<MarkData> marks) {

  /**
   * An axis.
   *
   * @param suffix of its title: the unit
   * @param categories the words that stand for its values; absent where it is of numbers
   */
  public record AxisData(
      String label,
      String quantity,
      String suffix,
      boolean log,
      @Nullable List<String> categories) {
    static AxisData of(Axis axis) {
      return new AxisData(
          axis.label(),
          axis.quantity().name().toLowerCase(Locale.ROOT),
          axis.quantity().suffix(),
          axis.logarithmic(),
          axis.categories().isEmpty() ? null : axis.categories());
    }
  }

  /**
   * A series: a value for each place, absent for a gap.
   *
   * @param axis the number of its axis upwards
   * @param value absent where it has bounds alone
   * @param low absent where it has no bounds
   * @param high absent where it has no bounds
   */
  public record SeriesData(
      String name,
      int colour,
      String style,
      int axis,
      @Nullable List<@Nullable BigDecimal> value,
      @Nullable List<@Nullable BigDecimal> low,
      @Nullable List<@Nullable BigDecimal> high) {}

  /**
   * A mark.
   *
   * @param y absent where it is a line
   */
  public record MarkData(BigDecimal x, @Nullable BigDecimal y, String label) {
    static MarkData of(Mark mark) {
      return new MarkData(
          Digits.decimal(mark.x()), mark.point() ? Digits.decimal(mark.y()) : null, mark.label());
    }
  }

  /** All that is drawn. */
  public static PlotData of(Plot plot) {
    Aligned table = Aligned.of(plot.series());
    List<SeriesData> series = new ArrayList<>();
    for (int i = 0; i < plot.series().size(); i++) {
      Series each = plot.series().get(i);
      series.add(
          new SeriesData(
              each.name(),
              each.colour(),
              each.style().name().toLowerCase(Locale.ROOT),
              each.axis(),
              column(table, i, Aligned.Bound.VALUE),
              column(table, i, Aligned.Bound.LOW),
              column(table, i, Aligned.Bound.HIGH)));
    }
    return new PlotData(
        plot.id(),
        plot.title(),
        plot.stacked(),
        AxisData.of(plot.x()),
        plot.y().stream().map(AxisData::of).toList(),
        numbers(table.x()),
        series,
        plot.marks().stream().map(MarkData::of).toList());
  }

  /** The values of a column; absent where there is none. */
  private static @Nullable List<@Nullable BigDecimal> column(
      Aligned table, int series, Aligned.Bound bound) {
    for (Aligned.Column column : table.columns()) {
      if (column.series() == series && column.bound() == bound) {
        return numbers(column.values());
      }
    }
    return null;
  }

  private static List<@Nullable BigDecimal> numbers(double[] values) {
    List<@Nullable BigDecimal> numbers = new ArrayList<>();
    for (double value : values) {
      numbers.add(Double.isFinite(value) ? Digits.decimal(value) : null);
    }
    return numbers;
  }
}
