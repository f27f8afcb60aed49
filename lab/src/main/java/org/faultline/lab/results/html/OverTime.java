package org.faultline.lab.results.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.lab.results.plot.Axis;
import org.faultline.lab.results.plot.Plot;
import org.faultline.lab.results.plot.Quantity;
import org.faultline.lab.results.plot.Series;

/**
 * Collects columns of a timeline as the series of a plot; columns that are not there are left out.
 */
final class OverTime {
  private static final Axis TIME = Axis.linear("time", Quantity.SECONDS);

  private final TimelineTable table;
  private final List<Axis> axes = new ArrayList<>();
  private final List<Series> series = new ArrayList<>();

  OverTime(TimelineTable table, Axis left) {
    this.table = table;
    axes.add(left);
  }

  /** Adds a line on the left axis. */
  OverTime line(String column, String name, int colour) {
    return table.has(column) ? values(name, colour, table.column(column)) : this;
  }

  /** Adds a line of values of one's own, one for each row. */
  OverTime values(String name, int colour, double[] values) {
    series.add(Series.line(name, colour, table.times(), values));
    return this;
  }

  /** Adds a thin dashed line: a limit. */
  OverTime limit(String column, String name, int colour) {
    if (table.has(column)) {
      series.add(Series.dashed(name, colour, table.times(), table.column(column)));
    }
    return this;
  }

  /** Adds a line on the right axis. */
  OverTime right(String column, String name, int colour, Axis right) {
    if (table.has(column)) {
      if (axes.size() == 1) {
        axes.add(right);
      }
      series.add(Series.line(name, colour, table.times(), table.column(column)).onTheRight());
    }
    return this;
  }

  /** Adds a line for each column that begins with {@code prefix}, named by what follows. */
  OverTime each(String prefix) {
    for (String column : table.beginningWith(prefix)) {
      line(column, column.substring(prefix.length()).replace('_', ' '), series.size());
    }
    return this;
  }

  /** The plot; none where no column was there. */
  Optional<Plot> plot(String id, String title, String says) {
    return series.isEmpty()
        ? Optional.empty()
        : Optional.of(new Plot(id, title, says, TIME, axes, series, table.marks(), false));
  }
}
