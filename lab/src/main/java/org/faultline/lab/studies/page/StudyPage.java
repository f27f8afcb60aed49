package org.faultline.lab.studies.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.lab.results.html.Block;
import org.faultline.lab.results.html.Page;
import org.faultline.lab.results.html.Section;
import org.faultline.lab.results.html.Tables;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.plot.Plot;
import org.faultline.lab.results.text.TextTable;
import org.faultline.lab.results.text.Units;
import org.faultline.lab.studies.summary.CellResult;
import org.faultline.lab.studies.summary.StudyManifest;
import org.faultline.lab.studies.summary.StudySummary;

/** The report of a study: its question, the answer, the pictures that show it, and the tables. */
final class StudyPage {
  private final StudyResults study;
  private final StudySummary summary;

  private StudyPage(StudyResults study) {
    this.study = study;
    this.summary = study.summary();
  }

  /**
   * Reads what a study left.
   *
   * @throws IOException where there is none; the message is a sentence
   */
  static Page read(Path folder) throws IOException {
    return new StudyPage(new StudyResults(StudySummary.read(folder.resolve(StudySummary.FILE))))
        .page();
  }

  private Page page() {
    List<String> answer = summary.answer();
    String question = summary.question();
    return new Page(
        "Study",
        question.isEmpty() ? summary.name() : question,
        subtitle(),
        answer.isEmpty() ? List.of("No cell has results, so there is nothing to say.") : answer,
        List.of(),
        sections());
  }

  private String subtitle() {
    List<CellResult> cells = summary.cells();
    long runs = cells.stream().mapToLong(CellResult::replications).sum();
    StudyManifest manifest = summary.manifest();
    return "%s on %s: %s %s, %s runs, seed %s"
        .formatted(
            summary.name(),
            manifest.workload(),
            Units.count(cells.size()),
            cells.size() == 1 ? "cell" : "cells",
            Units.count(runs),
            manifest.seed());
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
    StudyManifest manifest = summary.manifest();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Table("", values(manifest), true));
    blocks.addAll(Tables.inputs("Files of the study", manifest.studyFiles()));
    blocks.addAll(Tables.inputs("Inputs of its runs", manifest.inputs()));
    blocks.add(new Block.Listing("The manifest as JSON", Json.text(manifest)));
    return new Section(
        "manifest",
        "What was studied",
        "The same study, inputs and version give the same results, and this report the same bytes.",
        blocks);
  }

  private static TextTable values(StudyManifest manifest) {
    TextTable table = new TextTable().left("").left("");
    table.row(List.of("version", manifest.version()));
    table.row(List.of("workload", manifest.workload()));
    table.row(List.of("seed", Long.toString(manifest.seed())));
    table.row(List.of("seeds", manifest.seeds()));
    table.row(List.of("study", manifest.study()));
    return table;
  }
}
