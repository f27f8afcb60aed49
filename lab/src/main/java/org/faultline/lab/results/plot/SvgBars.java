package org.faultline.lab.results.plot;

import javax.xml.stream.XMLStreamException;

/** Draws bars into an SVG. */
final class SvgBars implements Svg.Drawing {
  private static final int ROW = 26;
  private static final int LABELS = 60;

  private final Bars bars;
  private final SvgLegend legend;

  SvgBars(Bars bars) {
    this.bars = bars;
    this.legend = new SvgLegend(bars);
  }

  @Override
  public int height() {
    return 44 + legend.height() + bars.rows().size() * ROW + 12;
  }

  @Override
  public void draw(Svg svg) throws XMLStreamException {
    svg.text(bars.title(), "x", 0, "y", 22, "font-size", 14, "font-weight", "bold");
    legend.draw(svg, 34);
    double scale = (Svg.WIDTH - LABELS) / bars.longest();
    int y = 44 + legend.height();
    for (Bars.Row row : bars.rows()) {
      svg.text(row.label(), "x", LABELS - 8, "y", y + 14, "text-anchor", "end");
      double x = LABELS;
      for (int i = 0; i < row.values().length; i++) {
        double width = row.values()[i] * scale;
        if (width >= 0.05) {
          svg.empty("rect", "x", Svg.pixels(x), "y", y, "width", Svg.pixels(width));
          svg.attributes("height", ROW - 8);
          svg.attributes("fill", Palette.light(bars.segments().get(i).colour()));
        }
        x += width;
      }
      String total = bars.quantity().text(row.total());
      svg.text(total, "x", Svg.pixels(x + 6), "y", y + 14, "font-size", 11);
      y += ROW;
    }
  }
}
