package org.faultline.lab.results.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.faultline.lab.results.plot.Quantity;
import org.faultline.lab.results.report.TextTable;
import org.faultline.lab.results.report.Units;

/** How equally the processes of each group, and all processes, got on. */
final class FairnessTable {
  private FairnessTable() {}

  /** The table; nothing where the summary does not say it. */
  static List<Block> blocks(JsonNode summary) {
    JsonNode machine = summary.path("machine");
    if (!machine.has("fairness")) {
      return List.of();
    }
    TextTable table = new TextTable().left("").right("n").right("references").right("requests");
    table.right("slowdown").left("slowdown by").right("equality of slowdowns");
    for (JsonNode group : summary.path("groups")) {
      row(table, group.path("name").asText(), group.path("count").asLong(), group);
    }
    row(table, "machine", machine.path("processes").asLong(), machine);
    return List.of(
        new Block.Table("Jain's index of fairness: 1 where all got on alike", table, true));
  }

  private static void row(TextTable table, String name, long count, JsonNode node) {
    JsonNode fairness = node.path("fairness");
    table.row(
        List.of(
            name,
            Units.count(count),
            number(fairness.path("references")),
            number(fairness.path("requests")),
            number(node.path("slowdown")),
            node.path("slowdownBy").asText(),
            number(fairness.path("slowdowns"))));
  }

  private static String number(JsonNode value) {
    return value.isNumber() ? Quantity.COUNT.text(value.asDouble()) : "";
  }
}
