package org.faultline.lab.results.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.plot.Bars;
import org.faultline.lab.results.summary.IdentitySummary;
import org.faultline.lab.results.summary.RunManifest;
import org.faultline.lab.results.text.Columns;
import org.faultline.lab.results.text.TextTable;
import org.faultline.lab.results.text.Units;

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
  public static TextTable identities(List<IdentitySummary> identities) {
    return new Columns<IdentitySummary>()
        .left("identity", IdentitySummary::name)
        .right("left", law -> Units.count(law.left()))
        .right("right", law -> Units.count(law.right()))
        .right("difference", law -> Units.count(law.left() - law.right()))
        .left("verdict", law -> law.holds() ? "holds" : "BROKEN")
        .table(identities);
  }

  /** The manifest of a run without the config and the inputs. */
  public static TextTable manifest(RunManifest manifest) {
    TextTable table = new TextTable().left("").left("");
    table.row(List.of("version", manifest.version()));
    table.row(List.of("workload", manifest.workload()));
    table.row(List.of("title", manifest.title()));
    table.row(List.of("seed", Long.toString(manifest.seed())));
    table.row(List.of("digest", manifest.digest()));
    return table;
  }

  /** The manifest of a study, the values that it has at its top. */
  public static TextTable manifest(JsonNode manifest) {
    TextTable table = new TextTable().left("").left("");
    for (Map.Entry<String, JsonNode> entry : manifest.properties()) {
      if (entry.getValue().isValueNode()) {
        table.row(List.of(entry.getKey(), entry.getValue().asText()));
      }
    }
    return table;
  }

  /** Files that went in, with their SHA-256; nothing where there were none. */
  public static List<Block> inputs(String caption, List<RunManifest.Input> inputs) {
    TextTable table =
        new Columns<RunManifest.Input>()
            .left("input", RunManifest.Input::path)
            .left("SHA-256", RunManifest.Input::sha256)
            .table(inputs);
    return inputs.isEmpty() ? List.of() : List.of(new Block.Table(caption, table, true));
  }

  /** A config, as it was used. */
  public static Block config(String caption, JsonNode config) {
    return new Block.Listing(caption, Json.text(config));
  }
}
