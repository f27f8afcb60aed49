package org.faultline.lab.studies.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.measure.Unit;
import org.faultline.lab.results.plot.Axis;
import org.faultline.lab.results.plot.Quantity;

/** What {@code study.json} says, as a report asks for it. */
final class StudyResults {
  /** The name of the file. */
  static final String FILE = "study.json";

  private static final String SCHEMA = "faultline-study/1";

  private final JsonNode root;

  private StudyResults(JsonNode root) {
    this.root = root;
  }

  /**
   * Reads the file.
   *
   * @throws IOException where it is no study; the message is a sentence
   */
  static StudyResults read(Path file) throws IOException {
    JsonNode root;
    try {
      root = Json.read(file);
    } catch (JsonProcessingException e) {
      throw new IOException(file + " is not whole: " + e.getOriginalMessage(), e);
    }
    String schema = root.path("schema").asText();
    if (!schema.equals(SCHEMA)) {
      throw new IOException(
          "%s has the schema '%s', but must have %s".formatted(file, schema, SCHEMA));
    }
    return new StudyResults(root);
  }

  /** All of it. */
  JsonNode root() {
    return root;
  }

  /** The cells that have results. */
  List<JsonNode> cells() {
    return elements("cells").stream().filter(cell -> !cell.path("measures").isEmpty()).toList();
  }

  /** Whether nothing in any run was drawn at random; studies of old do not say it. */
  boolean deterministic() {
    List<JsonNode> cells = elements("cells");
    return !cells.isEmpty()
        && cells.stream().allMatch(cell -> cell.path("deterministic").asBoolean());
  }

  /** The elements of an array of the file. */
  List<JsonNode> elements(String name) {
    return StreamSupport.stream(root.path(name).spliterator(), false).toList();
  }

  /** The names of the measures that are drawn first. */
  List<String> drawn() {
    List<String> names = new ArrayList<>();
    root.at("/plot/y").forEach(name -> names.add(name.asText()));
    return names;
  }

  /** The names of all measures, those that are drawn first at the front. */
  List<String> measures() {
    List<String> names = new ArrayList<>(drawn());
    for (JsonNode measure : root.path("measures")) {
      if (!names.contains(measure.path("name").asText())) {
        names.add(measure.path("name").asText());
      }
    }
    return names;
  }

  /** The unit of a measure. */
  Unit unit(String measure) {
    String word =
        elements("measures").stream()
            .filter(node -> node.path("name").asText().equals(measure))
            .map(node -> node.path("unit").asText())
            .findFirst()
            .orElse("");
    return Arrays.stream(Unit.values())
        .filter(unit -> unit.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word))
        .findFirst()
        .orElse(Unit.COUNT);
  }

  /** What a measure measures. */
  Quantity quantity(String measure) {
    return switch (unit(measure)) {
      case SECONDS -> Quantity.SECONDS;
      case BYTES -> Quantity.BYTES;
      case PER_SECOND -> Quantity.PER_SECOND;
      case SHARE -> Quantity.SHARE;
      case COUNT -> Quantity.COUNT;
    };
  }

  /** The factor that is along the axis; none where the study has none. */
  Optional<JsonNode> across() {
    String name = root.at("/plot/x").asText();
    return elements("factors").stream()
        .filter(factor -> factor.path("name").asText().equals(name))
        .findFirst();
  }

  /** The axis of {@link #across}, or of the cells by their numbers. */
  Axis axis() {
    JsonNode factor = across().orElse(null);
    if (factor == null) {
      return Axis.of("cell", elements("cells").stream().map(c -> c.path("cell").asText()).toList());
    }
    String name = shortName(factor.path("name").asText());
    if (!factor.has("values")) {
      List<String> levels = new ArrayList<>();
      factor.path("levels").forEach(level -> levels.add(level.asText()));
      return Axis.of(name, levels);
    }
    Quantity quantity =
        switch (factor.path("kind").asText()) {
          case "share" -> Quantity.SHARE;
          case "size" -> Quantity.BYTES;
          case "duration" -> Quantity.SECONDS;
          case "rate" -> Quantity.PER_SECOND;
          default -> Quantity.COUNT;
        };
    return new Axis(name, quantity, wide(factor.path("values")), List.of());
  }

  /** Whether numbers are all positive and span so much that equal ratios show more. */
  private static boolean wide(JsonNode values) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (JsonNode value : values) {
      least = Math.min(least, value.asDouble());
      most = Math.max(most, value.asDouble());
    }
    return least > 0 && most / least >= 100;
  }

  /** Where a cell lies along {@link #axis}. */
  double place(JsonNode cell) {
    JsonNode factor = across().orElse(null);
    if (factor == null) {
      return elements("cells").indexOf(cell);
    }
    String level = cell.path("levels").path(factor.path("name").asText()).asText();
    JsonNode levels = factor.path("levels");
    for (int i = 0; i < levels.size(); i++) {
      if (levels.get(i).asText().equals(level)) {
        return factor.has("values") ? factor.path("values").path(i).asDouble() : i;
      }
    }
    return Double.NaN;
  }

  /** The levels of a cell without that along the axis. */
  SortedMap<String, String> others(JsonNode cell) {
    SortedMap<String, String> levels = new TreeMap<>();
    String across = across().map(factor -> factor.path("name").asText()).orElse(null);
    if (across == null) {
      return levels;
    }
    for (Map.Entry<String, JsonNode> level : cell.path("levels").properties()) {
      if (!level.getKey().equals(across)) {
        levels.put(level.getKey(), level.getValue().asText());
      }
    }
    return levels;
  }

  /**
   * The last words of a key, as many as tell it: {@code job.count} of {@code processes.job.count}.
   */
  static String shortName(String key) {
    return key.replaceFirst("^(processes|machine|paging|scheduler)\\.", "");
  }
}
