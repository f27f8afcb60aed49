package org.faultline.lab.studies.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.lab.results.html.Block;
import org.faultline.lab.results.html.Page;
import org.faultline.lab.results.html.Section;
import org.faultline.lab.results.html.Tables;
import org.faultline.lab.results.plot.Plot;
import org.faultline.lab.results.summary.RunManifest;
import org.faultline.lab.results.text.Units;

/** The report of a study: its question, the answer, the pictures that show it, and the tables. */
final class StudyPage {
  private final StudyResults study;
  private final JsonNode root;

  private StudyPage(StudyResults study) {
    this.study = study;
    this.root = study.root();
  }

  /**
   * Reads what a study left.
   *
   * @throws IOException where there is none; the message is a sentence
   */
  static Page read(Path folder) throws IOException {
    return new StudyPage(StudyResults.read(folder.resolve(StudyResults.FILE))).page();
  }

  private Page page() {
    List<String> answer = study.elements("answer").stream().map(JsonNode::asText).toList();
    String question = root.path("question").asText();
    return new Page(
        "Study",
        question.isEmpty() ? root.path("name").asText() : question,
        subtitle(),
        answer.isEmpty() ? List.of("Nothing can be said: no cell has results.") : answer,
        List.of(),
        sections());
  }

  private String subtitle() {
    List<JsonNode> cells = study.elements("cells");
    long runs = cells.stream().mapToLong(cell -> cell.path("replications").asLong()).sum();
    JsonNode manifest = root.path("manifest");
    return "%s on %s: %s %s, %s runs, seed %s"
        .formatted(
            root.path("name").asText(),
            manifest.path("workload").asText(),
            Units.count(cells.size()),
            cells.size() == 1 ? "cell" : "cells",
            Units.count(runs),
            manifest.path("seed").asText());
  }

  private List<Section> sections() {
    StudyPlots plots = new StudyPlots(study);
    StudyTables tables = new StudyTables(study);
    List<Section> sections = new ArrayList<>();
    List<Block> picture = new ArrayList<>(diagrams(plots.main()));
    new StudyMarks(study, StudyCurve.of(study))
        .table()
        .ifPresent(table -> picture.add(new Block.Table("Marks and formulas", table, true)));
    sections.add(new Section("picture", "The picture", "", picture));
    sections.add(
        new Section(
            "cells",
            "The cells",
            study.deterministic()
                ? "Each combination of levels, once: every seed gives the same."
                : "Each combination of levels, repeated with other seeds.",
            Stream.of(tables.cells(), tables.failures()).flatMap(List::stream).toList()));
    sections.add(
        new Section(
            "differences",
            "Differences",
            study.deterministic()
                ? "Each cell against its baseline, exactly: nothing is left to chance."
                : "Each cell against its baseline, run by run with the same seeds. 'noise': the data do"
                    + " not tell them apart at 5 %, all comparisons taken together (Holm).",
            tables.differences()));
    sections.add(new Section("measures", "Other measures", "", diagrams(plots.others())));
    sections.add(manifest());
    return sections;
  }

  private static List<Block> diagrams(List<Plot> plots) {
    return plots.stream().<Block>map(Block.Diagram::new).toList();
  }

  private Section manifest() {
    JsonNode manifest = root.path("manifest");
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Table("", Tables.manifest(manifest), true));
    blocks.addAll(Tables.inputs("Files of the study", inputs(manifest.path("studyFiles"))));
    blocks.addAll(Tables.inputs("Inputs of its runs", inputs(manifest.path("inputs"))));
    blocks.add(Tables.config("The manifest as JSON", manifest));
    return new Section(
        "manifest",
        "What was studied",
        "The same study, inputs and version give the same results, and this report the same bytes.",
        blocks);
  }

  private static List<RunManifest.Input> inputs(JsonNode list) {
    List<RunManifest.Input> inputs = new ArrayList<>();
    list.forEach(
        input ->
            inputs.add(
                new RunManifest.Input(input.path("path").asText(), input.path("sha256").asText())));
    return inputs;
  }
}
