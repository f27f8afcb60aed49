package org.faultline.lab.results.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import javax.xml.stream.XMLStreamException;

/** Draws a plot into an SVG. */
final class SvgPlot implements Svg.Drawing {
  private static final int HEIGHT = 260;
  private static final int BELOW = 62;

  private final Plot plot;
  private final List<Series> series;
  private final SvgLegend legend;
  private final Scale across;
  private final List<Scale> up = new ArrayList<>();
  private final MarkRows markRows;

  SvgPlot(Plot plot) {
    this.plot = plot;
    series = plot.stacked() ? Stack.of(plot.series()) : plot.series();
    legend = new SvgLegend(plot);
    double[] xs = series.stream().flatMapToDouble(s -> DoubleStream.of(s.x())).toArray();
    across = Scale.of(plot.x(), xs, true);
    markRows = new MarkRows(plot.marks(), this::x);
    for (int axis = 0; axis < plot.y().size(); axis++) {
      int side = axis;
      DoubleStream values =
          series.stream().filter(s -> s.axis() == side).flatMapToDouble(SvgPlot::heights);
      up.add(Scale.of(plot.y().get(axis), values.toArray(), false));
    }
  }

  private static DoubleStream heights(Series series) {
    DoubleStream values =
        series.style() == Series.Style.RANGE ? DoubleStream.empty() : DoubleStream.of(series.y());
    return series.bounded()
        ? DoubleStream.concat(
            values, DoubleStream.concat(DoubleStream.of(series.low()), highs(series)))
        : values;
  }

  private static DoubleStream highs(Series series) {
    return DoubleStream.of(series.high());
  }

  @Override
  public int height() {
    return above() + HEIGHT + BELOW;
  }

  private int above() {
    return 38 + legend.height() + markRows.height();
  }

  @Override
  public void draw(Svg svg) throws XMLStreamException {
    svg.text(plot.title(), "x", 0, "y", 22, "font-size", 14, "font-weight", "bold");
    legend.draw(svg, 34);
    svg.start("g", "transform", "translate(0," + above() + ")");
    axes(svg);
    SvgSeries pen = new SvgSeries(svg, this::x, this::y);
    for (Series each : series) {
      pen.draw(each, plot.stacked());
    }
    marks(svg);
    svg.end();
  }

  private void axes(Svg svg) throws XMLStreamException {
    double lastEnd = Double.NEGATIVE_INFINITY;
    for (double tick : across.ticks()) {
      String x = Svg.pixels(x(tick));
      svg.empty("line", "x1", x, "x2", x, "y1", 0, "y2", HEIGHT, "stroke", Svg.GRID);
      String words = plot.x().text(tick);
      double half = 3.4 * words.length();
      if (x(tick) - half > lastEnd) {
        svg.text(words, "x", x, "y", HEIGHT + 18, "text-anchor", "middle");
        lastEnd = x(tick) + half + 4;
      }
    }
    for (int axis = 0; axis < up.size(); axis++) {
      upwards(svg, axis);
    }
    String frame = "M0,0V" + HEIGHT + "H" + Svg.WIDTH + (up.size() > 1 ? "V0" : "");
    svg.empty("path", "d", frame, "fill", "none", "stroke", Svg.INK);
    String middle = Svg.pixels(Svg.WIDTH / 2.0);
    svg.text(plot.x().label(), "x", middle, "y", HEIGHT + 40, "text-anchor", "middle");
  }

  private void upwards(Svg svg, int axis) throws XMLStreamException {
    boolean left = axis == 0;
    for (double tick : up.get(axis).ticks()) {
      double y = y(axis, tick);
      if (left) {
        String at = Svg.pixels(y);
        svg.empty("line", "x1", 0, "x2", Svg.WIDTH, "y1", at, "y2", at, "stroke", Svg.GRID);
      }
      svg.text(
          plot.y().get(axis).text(tick),
          "x",
          left ? -8 : Svg.WIDTH + 8,
          "y",
          Svg.pixels(y + 4),
          "text-anchor",
          left ? "end" : "start");
    }
    int at = left ? -68 : Svg.WIDTH + 64;
    String turned = "translate(" + at + "," + HEIGHT / 2 + ") rotate(-90)";
    svg.text(plot.y().get(axis).label(), "transform", turned, "text-anchor", "middle");
  }

  private void marks(Svg svg) throws XMLStreamException {
    for (Mark mark : plot.marks()) {
      double x = x(mark.x());
      if (mark.point()) {
        double y = y(0, mark.y());
        svg.empty("circle", "cx", Svg.pixels(x), "cy", Svg.pixels(y), "r", 4, "fill", Svg.INK);
        svg.text(mark.label(), "x", Svg.pixels(x + 8), "y", Svg.pixels(y + 16));
      }
    }
    for (MarkRows.Placed placed : markRows.placed()) {
      double x = x(placed.mark().x());
      int y = -6 - MarkRows.ROW * placed.row();
      String line = "M%s,%dV%d".formatted(Svg.pixels(x), y + 2, HEIGHT);
      svg.empty("path", "d", line, "stroke", Svg.INK, "stroke-dasharray", "2 3");
      String at = Svg.pixels(placed.late() ? x - 4 : x + 4);
      String anchor = placed.late() ? "end" : "start";
      svg.text(placed.mark().label(), "x", at, "y", y, "text-anchor", anchor, "font-size", 11);
    }
  }

  private double x(double value) {
    return across.has(value) ? across.place(value) * Svg.WIDTH : Double.NaN;
  }

  private double y(int axis, double value) {
    Scale scale = up.get(axis);
    return scale.has(value) ? (1 - scale.place(value)) * HEIGHT : Double.NaN;
  }
}
