package org.faultline.lab.mrc;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Draws panels, one below the other, as one SVG image without anything outside it. */
final class Svg {
  private static final int LEFT = 80;
  private static final int RIGHT = 40;
  private static final int ABOVE = 56;
  private static final int BELOW = 62;
  private static final int HEAD = 40;
  private static final String INK = "#222222";
  private static final String GRID = "#e2e2e2";

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  private Svg() throws XMLStreamException {
    xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
  }

  /** The image of {@code panels} under {@code title}. */
  static String of(String title, List<Panel> panels) {
    try {
      Svg svg = new Svg();
      svg.draw(title, panels);
      return svg.text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private void draw(String title, List<Panel> panels) throws XMLStreamException {
    int width = LEFT + Panel.WIDTH + RIGHT;
    int height = HEAD + panels.size() * (ABOVE + Panel.HEIGHT + BELOW);
    xml.writeStartElement("svg");
    xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
    attributes("viewBox", "0 0 " + width + " " + height, "width", width, "height", height);
    attributes("font-family", "Helvetica, Arial, sans-serif", "font-size", 12, "fill", INK);
    empty("rect", "width", width, "height", height, "fill", "#ffffff");
    text(title, "x", LEFT, "y", 28, "font-size", 17, "font-weight", "bold");
    for (int i = 0; i < panels.size(); i++) {
      int top = HEAD + i * (ABOVE + Panel.HEIGHT + BELOW) + ABOVE;
      start("g", "transform", "translate(" + LEFT + "," + top + ")");
      draw(panels.get(i));
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeCharacters("\n");
  }

  private void draw(Panel panel) throws XMLStreamException {
    text(panel.title, "x", 0, "y", -26, "font-size", 14, "font-weight", "bold");
    for (double mark : panel.across.marks()) {
      String x = pixels(panel.x(mark));
      empty("line", "x1", x, "x2", x, "y1", 0, "y2", Panel.HEIGHT, "stroke", GRID);
      text(panel.across.text(mark), "x", x, "y", Panel.HEIGHT + 18, "text-anchor", "middle");
    }
    for (double mark : panel.up.marks()) {
      double y = panel.y(mark);
      empty("line", "x1", 0, "x2", Panel.WIDTH, "y1", pixels(y), "y2", pixels(y), "stroke", GRID);
      text(panel.up.text(mark), "x", -8, "y", pixels(y + 4), "text-anchor", "end");
    }
    empty("path", "d", "M0,0V" + Panel.HEIGHT + "H" + Panel.WIDTH, "fill", "none", "stroke", INK);
    String middle = pixels(Panel.WIDTH / 2.0);
    text(panel.across.label(), "x", middle, "y", Panel.HEIGHT + 40, "text-anchor", "middle");
    String turned = "translate(-58," + Panel.HEIGHT / 2 + ") rotate(-90)";
    text(panel.up.label(), "transform", turned, "text-anchor", "middle");
    for (Panel.Curve curve : panel.curves) {
      draw(curve);
    }
    legend(panel);
    for (Panel.Mark mark : panel.marks) {
      empty("circle", "cx", pixels(mark.x()), "cy", pixels(mark.y()), "r", 4, "fill", INK);
      text(mark.text(), "x", pixels(mark.x() + 8), "y", pixels(mark.y() + 16));
    }
  }

  private void draw(Panel.Curve curve) throws XMLStreamException {
    if (curve.filled()) {
      empty("polygon", "points", curve.points(), "fill", curve.colour(), "fill-opacity", "0.2");
    } else {
      start("polyline", "points", curve.points(), "fill", "none", "stroke", curve.colour());
      attributes("stroke-width", curve.dashed() ? 1 : 2, "stroke-linejoin", "round");
      if (curve.dashed()) {
        attributes("stroke-dasharray", "5 4");
      }
      xml.writeEndElement();
    }
  }

  /** Names the curves above the panel, from its right end. */
  private void legend(Panel panel) throws XMLStreamException {
    int x = Panel.WIDTH;
    for (int i = panel.curves.size() - 1; i >= 0; i--) {
      Panel.Curve curve = panel.curves.get(i);
      text(curve.name(), "x", x, "y", -8, "text-anchor", "end");
      x -= (int) (6.4 * curve.name().length()) + 8;
      String opacity = curve.filled() ? "0.2" : "1";
      int thick = curve.filled() ? 10 : 3;
      empty(
          "rect",
          "x",
          x - 18,
          "y",
          -12 - thick / 2,
          "width",
          18,
          "height",
          thick,
          "fill",
          curve.colour(),
          "fill-opacity",
          opacity);
      x -= 36;
    }
  }

  private void start(String name, Object... attributes) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement(name);
    attributes(attributes);
  }

  private void empty(String name, Object... attributes) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeEmptyElement(name);
    attributes(attributes);
  }

  private void text(String words, Object... attributes) throws XMLStreamException {
    start("text", attributes);
    xml.writeCharacters(words);
    xml.writeEndElement();
  }

  private void attributes(Object... namesAndValues) throws XMLStreamException {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      xml.writeAttribute(String.valueOf(namesAndValues[i]), String.valueOf(namesAndValues[i + 1]));
    }
  }

  private static String pixels(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
