package org.faultline.lab.studies.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.faultline.lab.results.html.Block;
import org.faultline.lab.results.measure.Shown;
import org.faultline.lab.results.number.Interval;
import org.faultline.lab.results.plot.Quantity;
import org.faultline.lab.results.text.TextTable;
import org.faultline.lab.results.text.Units;

/** The tables of a study: means of each cell, paired differences, what failed. */
final class StudyTables {
  private static final int MOST_MEASURES = 8;
  private static final int MOST_ROWS = 2_000;
  private static final int MOST_OPEN = 40;

  private final StudyResults study;

  StudyTables(StudyResults study) {
    this.study = study;
  }

  /** Each cell with its levels and its means. */
  List<Block> cells() {
    List<String> factors =
        study.elements("factors").stream().map(factor -> factor.path("name").asText()).toList();
    List<String> measures = study.measures().stream().limit(MOST_MEASURES).toList();
    TextTable table = new TextTable().right("cell");
    factors.forEach(factor -> table.right(StudyResults.shortName(factor)));
    table.right("runs");
    measures.forEach(table::right);
    List<JsonNode> cells = study.elements("cells");
    for (JsonNode cell : cells.subList(0, Math.min(MOST_ROWS, cells.size()))) {
      List<String> row = new ArrayList<>(List.of(cell.path("cell").asText()));
      factors.forEach(factor -> row.add(cell.path("levels").path(factor).asText()));
      row.add(cell.path("replications").asText());
      for (String measure : measures) {
        row.add(interval(cell.path("measures").path(measure), measure));
      }
      table.row(row);
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Table(
            study.deterministic()
                ? "One run of each, since it is deterministic"
                : "Means ± half-widths of the 95 % confidence intervals",
            table,
            cells.size() <= MOST_OPEN));
    if (study.measures().size() > MOST_MEASURES || cells.size() > MOST_ROWS) {
      blocks.add(
          new Block.Words(
              "Shown are the first %d measures and the first %s cells; results.csv has all."
                  .formatted(measures.size(), Units.count(Math.min(MOST_ROWS, cells.size())))));
    }
    return blocks;
  }

  private String interval(JsonNode sample, String measure) {
    if (!sample.has("mean")) {
      return "";
    }
    double half = sample.path("halfWidth").asDouble(Double.POSITIVE_INFINITY);
    int n = sample.path("n").asInt(1);
    return Shown.mean(study.unit(measure), new Interval(sample.path("mean").asDouble(), half, n));
  }

  /** What differs from the baseline, seed by seed, and whether that is more than noise. */
  List<Block> differences() {
    List<JsonNode> all = study.elements("differences");
    if (all.isEmpty()) {
      return List.of();
    }
    TextTable table = new TextTable().left("cell").left("against").left("measure");
    table.right("difference").right("pairs").right("p").right("p, Holm").left("verdict");
    for (JsonNode difference : all.subList(0, Math.min(MOST_ROWS, all.size()))) {
      String measure = difference.path("measure").asText();
      table.row(
          List.of(
              levels(difference.path("cell").asText()),
              levels(difference.path("baseline").asText()),
              measure,
              interval(difference, measure),
              difference.path("n").asText(),
              probability(difference.path("p")),
              probability(difference.path("holm")),
              difference.path("verdict").asText()));
    }
    List<Block> blocks = new ArrayList<>();
    String caption =
        study.deterministic()
            ? "Exact differences of deterministic runs"
            : "Paired differences on common random numbers";
    blocks.add(new Block.Table(caption, table, all.size() <= MOST_OPEN));
    if (all.size() > MOST_ROWS) {
      blocks.add(
          new Block.Words(
              "Shown are the first %s of %s; study.json has all."
                  .formatted(Units.count(MOST_ROWS), Units.count(all.size()))));
    }
    return blocks;
  }

  private String levels(String number) {
    for (JsonNode cell : study.elements("cells")) {
      if (cell.path("cell").asText().equals(number)) {
        List<String> levels = new ArrayList<>();
        for (Map.Entry<String, JsonNode> level : cell.path("levels").properties()) {
          levels.add(level.getValue().asText());
        }
        return String.join(", ", levels);
      }
    }
    return number;
  }

  private static String probability(JsonNode p) {
    if (!p.isNumber()) {
      return "";
    }
    return p.asDouble() < 0.001 ? "<0.001" : Quantity.COUNT.text(p.asDouble());
  }

  /** Cells without results, and why. */
  List<Block> failures() {
    TextTable table = new TextTable().left("cell").left("levels").left("status").left("reason");
    for (JsonNode cell : study.elements("cells")) {
      if (!cell.path("status").asText().equals("done")) {
        String number = cell.path("cell").asText();
        table.row(
            List.of(
                number,
                levels(number),
                cell.path("status").asText(),
                cell.path("failure").asText()));
      }
    }
    return table.rows().isEmpty()
        ? List.of()
        : List.of(new Block.Table("Cells without results", table, true));
  }
}
