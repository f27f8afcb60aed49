package org.faultline.lab.results.plot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.faultline.lab.results.json.Json;

/** A plot as the data that the script of a page draws. */
public final class PlotJson {
  private PlotJson() {}

  /** All that is drawn; a gap is null. */
  public static ObjectNode of(Plot plot) {
    ObjectNode root = Json.object();
    root.put("id", plot.id());
    root.put("title", plot.title());
    root.put("stacked", plot.stacked());
    axis(root.putObject("x"), plot.x());
    ArrayNode up = root.putArray("y");
    plot.y().forEach(axis -> axis(up.addObject(), axis));
    Aligned table = Aligned.of(plot.series());
    numbers(root.putArray("at"), table.x());
    ArrayNode series = root.putArray("series");
    for (int i = 0; i < plot.series().size(); i++) {
      Series each = plot.series().get(i);
      ObjectNode node = series.addObject();
      node.put("name", each.name());
      node.put("colour", each.colour());
      node.put("style", each.style().name().toLowerCase(Locale.ROOT));
      node.put("axis", each.axis());
      for (Aligned.Column column : table.columns()) {
        if (column.series() == i) {
          String key = column.bound().name().toLowerCase(Locale.ROOT);
          numbers(node.putArray(key), column.values());
        }
      }
    }
    ArrayNode marks = root.putArray("marks");
    for (Mark mark : plot.marks()) {
      ObjectNode node = marks.addObject();
      node.put("x", Digits.decimal(mark.x()));
      if (mark.point()) {
        node.put("y", Digits.decimal(mark.y()));
      }
      node.put("label", mark.label());
    }
    return root;
  }

  private static void axis(ObjectNode node, Axis axis) {
    node.put("label", axis.label());
    node.put("quantity", axis.quantity().name().toLowerCase(Locale.ROOT));
    node.put("suffix", axis.quantity().suffix());
    node.put("log", axis.logarithmic());
    if (!axis.categories().isEmpty()) {
      ArrayNode words = node.putArray("categories");
      axis.categories().forEach(words::add);
    }
  }

  private static void numbers(ArrayNode array, double[] values) {
    for (double value : values) {
      if (Double.isFinite(value)) {
        array.add(Digits.decimal(value));
      } else {
        array.addNull();
      }
    }
  }
}
