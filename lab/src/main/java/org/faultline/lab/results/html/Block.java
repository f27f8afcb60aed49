package org.faultline.lab.results.html;

import org.faultline.lab.results.plot.Bars;
import org.faultline.lab.results.plot.Plot;
import org.faultline.lab.results.text.TextTable;

/** A part of a section. */
public sealed interface Block {

  /** A plot. */
  record Diagram(Plot plot) implements Block {}

  /** Horizontal bars. */
  record BarDiagram(Bars bars) implements Block {}

  /**
   * A table.
   *
   * @param caption what it shows; may be empty
   * @param open whether it is seen at once, else only its caption
   */
  record Table(String caption, TextTable table, boolean open) implements Block {}

  /** A paragraph. */
  record Words(String text) implements Block {}

  /** A command to type, with what it is good for. */
  record Command(String words, String command) implements Block {}

  /** Text as it is in a file, seen when its caption is opened. */
  record Listing(String caption, String text) implements Block {}
}
