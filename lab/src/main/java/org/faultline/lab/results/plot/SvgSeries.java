package org.faultline.lab.results.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import javax.xml.stream.XMLStreamException;

/** Draws the values of series into an SVG: lines, points, bounds. */
final class SvgSeries {
  /** The distance of two points, in pixels, below which one of them is left out. */
  private static final double NEAR = 0.4;

  private static final String[] DASHES = {"", "8 4", "2 3"};
  private static final String[] THIN = {"5 4", "2 3", "9 3 2 3"};

  private final Svg svg;
  private final DoubleUnaryOperator across;
  private final Upwards upwards;

  /** Where a value of an axis lies, in pixels from above. */
  interface Upwards {
    double y(int axis, double value);
  }

  SvgSeries(Svg svg, DoubleUnaryOperator across, Upwards upwards) {
    this.svg = svg;
    this.across = across;
    this.upwards = upwards;
  }

  /** Draws a series; one of a stack is the area between its bounds. */
  void draw(Series series, boolean stacked) throws XMLStreamException {
    boolean area = stacked || series.style() == Series.Style.BAND;
    if (area || series.style() == Series.Style.RANGE) {
      area(series, stacked ? "0.75" : "0.2");
    }
    boolean line = series.style() != Series.Style.RANGE && series.style() != Series.Style.DOTS;
    if (!stacked && line) {
      for (String points : lines(series)) {
        line(series, points);
      }
    }
    if (series.dotted()) {
      points(series);
    }
  }

  private void line(Series series, String points) throws XMLStreamException {
    boolean thin = series.style() == Series.Style.DASHED;
    svg.start("polyline", "points", points, "fill", "none");
    svg.attributes("stroke", Palette.light(series.colour()), "stroke-linejoin", "round");
    svg.attributes("stroke-width", thin ? "1.3" : "2");
    String dash = dash(series);
    if (!dash.isEmpty()) {
      svg.attributes("stroke-dasharray", dash);
    }
    svg.end();
  }

  /** Repeated colours, and the right axis, have other dashes. */
  static String dash(Series series) {
    if (series.style() == Series.Style.DASHED) {
      return THIN[series.colour() / Palette.size() % THIN.length];
    }
    return DASHES[(series.colour() / Palette.size() + series.axis()) % DASHES.length];
  }

  private List<String> lines(Series series) {
    List<String> lines = new ArrayList<>();
    StringBuilder points = new StringBuilder();
    double lastX = Double.NEGATIVE_INFINITY;
    int length = series.x().length;
    for (int i = 0; i < length; i++) {
      double x = across.applyAsDouble(series.x()[i]);
      double y = upwards.y(series.axis(), series.y()[i]);
      if (Double.isNaN(x) || Double.isNaN(y)) {
        finish(lines, points);
        lastX = Double.NEGATIVE_INFINITY;
      } else if (x - lastX >= NEAR || i == length - 1) {
        points.append(points.isEmpty() ? "" : " ").append(point(x, y));
        lastX = x;
      }
    }
    finish(lines, points);
    return lines;
  }

  private static void finish(List<String> lines, StringBuilder points) {
    if (!points.isEmpty()) {
      lines.add(points.toString());
      points.setLength(0);
    }
  }

  private void area(Series series, String opacity) throws XMLStreamException {
    StringBuilder outline = new StringBuilder();
    int length = series.x().length;
    for (int i = 0; i < length; i++) {
      corner(outline, series, i, series.low()[i]);
    }
    for (int i = length - 1; i >= 0; i--) {
      corner(outline, series, i, series.high()[i]);
    }
    String colour = Palette.light(series.colour());
    svg.empty("polygon", "points", outline, "fill", colour, "fill-opacity", opacity);
  }

  private void corner(StringBuilder outline, Series series, int i, double value) {
    double x = across.applyAsDouble(series.x()[i]);
    double y = upwards.y(series.axis(), value);
    if (!Double.isNaN(x) && !Double.isNaN(y)) {
      outline.append(outline.isEmpty() ? "" : " ").append(point(x, y));
    }
  }

  private void points(Series series) throws XMLStreamException {
    String colour = Palette.light(series.colour());
    for (int i = 0; i < series.x().length; i++) {
      double x = across.applyAsDouble(series.x()[i]);
      double y = upwards.y(series.axis(), series.y()[i]);
      if (Double.isNaN(x) || Double.isNaN(y)) {
        continue;
      }
      svg.empty("circle", "cx", Svg.pixels(x), "cy", Svg.pixels(y), "r", 3, "fill", colour);
      if (series.bounded()) {
        double low = upwards.y(series.axis(), series.low()[i]);
        double high = upwards.y(series.axis(), series.high()[i]);
        if (!Double.isNaN(low) && !Double.isNaN(high)) {
          String bar = "M%s,%sV%s".formatted(Svg.pixels(x), Svg.pixels(low), Svg.pixels(high));
          svg.empty("path", "d", bar, "stroke", colour, "stroke-width", "1.2");
        }
      }
    }
  }

  private static String point(double x, double y) {
    return Svg.pixels(x) + "," + Svg.pixels(y);
  }
}
