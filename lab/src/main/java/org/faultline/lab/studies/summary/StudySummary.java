package org.faultline.lab.studies.summary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.summary.Absent;

/**
 * {@code study.json}: what was asked, what was found, and from what it follows.
 *
 * @param schema {@value #SCHEMA}
 * @param answer in sentences, the most important one first
 * @param baseline the levels that cells are held against, by factor
 * @param cells in their order, those that failed too
 */
public record StudySummary(
    String schema,
    String name,
    String question,
    List<String> answer,
    List<FactorSummary> factors,
    List<MeasureSummary> measures,
    ReplicationSummary replications,
    SortedMap<String, String> baseline,
    PlotSummary plot,
    List<CellResult> cells,
    List<DifferenceSummary> differences,
    List<MarkSummary> marks,
    List<OverlaySummary> overlays,
    List<BoundSummary> bounds,
    StudyManifest manifest) {

  /** The name of the file in a folder of results; a folder that has it holds a whole study. */
  public static final String FILE = "study.json";

  /** The schema; its number changes when a key changes its meaning or goes. */
  public static final String SCHEMA = "faultline-study/1";

  /** Lists and a question that are absent become empty. */
  public StudySummary {
    question = question == null ? "" : question;
    answer = Absent.empty(answer);
    factors = Absent.empty(factors);
    measures = Absent.empty(measures);
    baseline = Absent.empty(baseline);
    cells = Absent.empty(cells);
    differences = Absent.empty(differences);
    marks = Absent.empty(marks);
    overlays = Absent.empty(overlays);
    bounds = Absent.empty(bounds);
  }

  private record Beginning(String schema) {}

  /**
   * Reads the file.
   *
   * @throws IOException where it is no study; the message is a sentence
   */
  public static StudySummary read(Path file) throws IOException {
    try {
      JsonNode tree = Json.read(file);
      String schema = Json.bind(tree, Beginning.class).schema();
      if (!SCHEMA.equals(schema)) {
        throw new IOException(
            "%s has the schema '%s', but must have %s"
                .formatted(file, schema == null ? "" : schema, SCHEMA));
      }
      return Json.bind(tree, StudySummary.class);
    } catch (JsonProcessingException e) {
      throw new IOException(file + " is incomplete: " + e.getOriginalMessage(), e);
    }
  }
}
