package org.faultline.lab.results.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.faultline.lab.results.plot.Bars;
import org.faultline.lab.results.report.Json;
import org.faultline.lab.results.report.TextTable;
import org.faultline.lab.results.report.Units;

/** The tables that runs and studies share: identities, inputs, what was run. */
public final class Tables {
  private Tables() {}

  /** The lengths of bars in words. */
  public static TextTable of(Bars bars) {
    TextTable table = new TextTable().left("");
    bars.segments().forEach(segment -> table.right(segment.name()));
    for (Bars.Row row : bars.rows()) {
      List<String> cells = new ArrayList<>(List.of(row.label()));
      for (double value : row.values()) {
        cells.add(bars.quantity().text(value));
      }
      table.row(cells);
    }
    return table;
  }

  /** Each conservation law with both sides, counted by different owners. */
  static TextTable identities(JsonNode summary) {
    TextTable table = new TextTable().left("identity").right("left").right("right");
    table.right("difference").left("verdict");
    for (JsonNode identity : summary.path("identities")) {
      long left = identity.path("left").asLong();
      long right = identity.path("right").asLong();
      table.row(
          List.of(
              identity.path("name").asText(),
              Units.count(left),
              Units.count(right),
              Units.count(left - right),
              identity.path("holds").asBoolean() ? "holds" : "BROKEN"));
    }
    return table;
  }

  /** The manifest without the config and the inputs. */
  static TextTable manifest(JsonNode manifest) {
    TextTable table = new TextTable().left("").left("");
    for (Map.Entry<String, JsonNode> entry : manifest.properties()) {
      if (entry.getValue().isValueNode()) {
        table.row(List.of(entry.getKey(), entry.getValue().asText()));
      }
    }
    return table;
  }

  /** Files that went in, with their SHA-256; nothing where there were none. */
  static List<Block> inputs(String caption, JsonNode inputs) {
    TextTable table = new TextTable().left("input").left("SHA-256");
    for (JsonNode input : inputs) {
      table.row(List.of(input.path("path").asText(), input.path("sha256").asText()));
    }
    return inputs.isEmpty() ? List.of() : List.of(new Block.Table(caption, table, true));
  }

  /** A config, as it was used. */
  static Block config(String caption, JsonNode config) {
    return new Block.Listing(caption, Json.text(config));
  }
}
