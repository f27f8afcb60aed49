package org.faultline.lab.results.plot;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** Names the series of a plot, or the segments of bars, in rows below the title. */
final class SvgLegend {
  private static final int ROW = 18;
  private static final int SWATCH = 20;
  private static final String DOTS = "dots";

  private record Entry(String name, int colour, String dash, boolean filled, String opacity) {}

  private record Placed(Entry entry, int x, int row) {}

  private final List<Placed> placed = new ArrayList<>();
  private int x;
  private int row;

  SvgLegend(Plot plot) {
    for (Series series : plot.series()) {
      boolean filled = plot.stacked() || series.style() == Series.Style.RANGE;
      boolean dots = series.style() == Series.Style.DOTS;
      String opacity = plot.stacked() ? "0.75" : "0.2";
      String dash = dots ? DOTS : SvgSeries.dash(series);
      add(new Entry(series.name(), series.colour(), dash, filled, opacity));
    }
  }

  SvgLegend(Bars bars) {
    for (Bars.Segment part : bars.segments()) {
      add(new Entry(part.name(), part.colour(), "", true, "1"));
    }
  }

  private void add(Entry entry) {
    int width = SWATCH + 6 + (int) (6.2 * entry.name().length()) + 18;
    if (x > 0 && x + width > Svg.WIDTH) {
      x = 0;
      row++;
    }
    placed.add(new Placed(entry, x, row));
    x += width;
  }

  int height() {
    return placed.isEmpty() ? 0 : (row + 1) * ROW;
  }

  void draw(Svg svg, int top) throws XMLStreamException {
    for (Placed each : placed) {
      Entry entry = each.entry();
      int y = top + each.row() * ROW;
      String colour = Palette.light(entry.colour());
      if (entry.filled()) {
        svg.empty("rect", "x", each.x(), "y", y, "width", SWATCH, "height", 10);
        svg.attributes("fill", colour, "fill-opacity", entry.opacity());
      } else {
        if (entry.dash().equals(DOTS)) {
          svg.empty("circle", "cx", each.x() + SWATCH / 2, "cy", y + 5, "r", 3, "fill", colour);
          svg.text(entry.name(), "x", each.x() + SWATCH + 6, "y", y + 9);
          continue;
        }
        String line = "M%d,%dh%d".formatted(each.x(), y + 5, SWATCH);
        svg.empty("path", "d", line, "stroke", colour, "stroke-width", 2);
        if (!entry.dash().isEmpty()) {
          svg.attributes("stroke-dasharray", entry.dash());
        }
      }
      svg.text(entry.name(), "x", each.x() + SWATCH + 6, "y", y + 9);
    }
  }
}
