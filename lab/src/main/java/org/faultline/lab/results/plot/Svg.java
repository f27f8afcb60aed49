package org.faultline.lab.results.plot;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes pictures as SVG images without anything outside them, black on white, for papers. */
public final class Svg {
  static final String INK = "#222222";
  static final String GRID = "#e2e2e2";
  static final int WIDTH = 640;
  private static final int LEFT = 84;
  private static final int RIGHT = 76;
  private static final int HEAD = 44;

  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  private Svg() {
    try {
      xml = FACTORY.createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What draws on an image, from the upper left corner of its own area on. */
  interface Drawing {
    /** The height that is needed, with titles, in pixels. */
    int height();

    /** Draws it. */
    void draw(Svg svg) throws XMLStreamException;
  }

  /** One diagram. */
  public static String of(Plot plot) {
    return new Svg().image("", List.of(new SvgPlot(plot)));
  }

  /** Bars. */
  public static String of(Bars bars) {
    return new Svg().image("", List.of(new SvgBars(bars)));
  }

  /** Diagrams, one below the other, under a common title. */
  public static String of(String title, List<Plot> plots) {
    return new Svg().image(title, plots.stream().map(SvgPlot::new).toList());
  }

  private String image(String title, List<? extends Drawing> drawings) {
    try {
      int width = LEFT + WIDTH + RIGHT;
      int top = title.isEmpty() ? 8 : HEAD;
      int height = top + drawings.stream().mapToInt(Drawing::height).sum();
      xml.writeStartElement("svg");
      xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
      attributes("viewBox", "0 0 " + width + " " + height, "width", width, "height", height);
      attributes("font-family", "Helvetica, Arial, sans-serif", "font-size", 12, "fill", INK);
      empty("rect", "width", width, "height", height, "fill", "#ffffff");
      if (!title.isEmpty()) {
        text(title, "x", LEFT, "y", 28, "font-size", 17, "font-weight", "bold");
      }
      for (Drawing drawing : drawings) {
        start("g", "transform", "translate(" + LEFT + "," + top + ")");
        drawing.draw(this);
        end();
        top += drawing.height();
      }
      end();
      xml.writeCharacters("\n");
      return text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  void start(String name, Object... attributes) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement(name);
    attributes(attributes);
  }

  void end() throws XMLStreamException {
    xml.writeEndElement();
  }

  void empty(String name, Object... attributes) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeEmptyElement(name);
    attributes(attributes);
  }

  void text(String words, Object... attributes) throws XMLStreamException {
    start("text", attributes);
    xml.writeCharacters(printable(words));
    end();
  }

  /** {@code words} without characters that XML cannot have. */
  private static String printable(String words) {
    return words.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "\ufffd");
  }

  void attributes(Object... namesAndValues) throws XMLStreamException {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      xml.writeAttribute(String.valueOf(namesAndValues[i]), String.valueOf(namesAndValues[i + 1]));
    }
  }

  /** A length to a tenth of a pixel. */
  static String pixels(double value) {
    long tenths = Math.round(value * 10);
    return (tenths < 0 ? "-" : "") + Math.abs(tenths / 10) + "." + Math.abs(tenths % 10);
  }
}
