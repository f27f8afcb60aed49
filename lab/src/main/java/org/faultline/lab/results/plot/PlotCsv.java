package org.faultline.lab.results.plot;

import java.util.ArrayList;
import java.util.List;
import org.faultline.lab.results.text.CsvText;

/** The numbers of a picture as comma-separated rows, in the units that the titles end with. */
public final class PlotCsv {
  private PlotCsv() {}

  /** A row for each place. */
  public static String of(Plot plot) {
    Aligned table = Aligned.of(plot.series());
    return CsvText.of(
        csv -> {
          List<String> titles = new ArrayList<>();
          titles.add(plot.x().label() + plot.x().quantity().suffix());
          for (Aligned.Column column : table.columns()) {
            titles.add(title(plot, column));
          }
          csv.writeRecord(titles);
          for (int i = 0; i < table.x().length; i++) {
            List<String> cells = new ArrayList<>();
            boolean words = !plot.x().categories().isEmpty();
            double place = plot.x().quantity().plain(table.x()[i]);
            cells.add(words ? plot.x().text(place) : Digits.text(place));
            for (Aligned.Column column : table.columns()) {
              cells.add(Digits.text(column.values()[i]));
            }
            csv.writeRecord(cells);
          }
        });
  }

  private static String title(Plot plot, Aligned.Column column) {
    String bound =
        switch (column.bound()) {
          case VALUE -> "";
          case LOW -> " low";
          case HIGH -> " high";
        };
    Series series = plot.series().get(column.series());
    return series.name() + bound + plot.y().get(series.axis()).quantity().suffix();
  }

  /** A row for each bar. */
  public static String of(Bars bars) {
    return CsvText.of(
        csv -> {
          List<String> titles = new ArrayList<>(List.of(bars.rowsAre()));
          bars.segments().forEach(part -> titles.add(part.name() + bars.quantity().suffix()));
          csv.writeRecord(titles);
          for (Bars.Row row : bars.rows()) {
            List<String> cells = new ArrayList<>(List.of(row.label()));
            for (double value : row.values()) {
              cells.add(Digits.text(value));
            }
            csv.writeRecord(cells);
          }
        });
  }
}
