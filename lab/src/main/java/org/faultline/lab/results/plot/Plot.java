package org.faultline.lab.results.plot;

import java.util.List;

/**
 * A diagram: what is drawn, free of where it is shown.
 *
 * @param id lower-case letters, digits and hyphens; unique in a report, and the name of its files
 * @param says what it is read for, in a sentence or two
 * @param y the left axis, and perhaps one on the right
 * @param stacked whether each series starts where the one before it ends
 */
public record Plot(
    String id,
    String title,
    String says,
    Axis x,
    List<Axis> y,
    List<Series> series,
    List<Mark> marks,
    boolean stacked) {

  /** Keeps its own copies of the lists. */
  public Plot {
    if (!id.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException("'" + id + "' is not a name for a plot and its files");
    }
    y = List.copyOf(y);
    series = List.copyOf(series);
    marks = List.copyOf(marks);
  }

  /** A plot with one axis upwards and no mark. */
  public static Plot of(String id, String title, String says, Axis x, Axis y, List<Series> series) {
    return new Plot(id, title, says, x, List.of(y), series, List.of(), false);
  }

  /** The same, each series on top of the one before it. */
  public Plot piled() {
    return new Plot(id, title, says, x, y, series, marks, true);
  }

  /** The same with marks. */
  public Plot with(List<Mark> more) {
    return new Plot(id, title, says, x, y, series, more, stacked);
  }
}
