package org.faultline.lab.studies.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.measure.Measure;
import org.faultline.lab.studies.cell.CellFailure;
import org.faultline.lab.studies.cell.CellRun;

/**
 * What came of one run.
 *
 * @param cell its number
 * @param replication from 1
 * @param values by measure, each of at most 12 digits; a measure that the run does not have is
 *     missing, and all are where the run failed
 * @param failure null where the run came to its end
 * @param reason a sentence; null where the run came to its end
 * @param deterministic whether nothing in the run was drawn at random, so that every seed gives it
 * @param failedProcesses which processes of the run failed and why; null where none did
 */
public record JournalEntry(
    int cell,
    int replication,
    long seed,
    SortedMap<String, BigDecimal> values,
    CellFailure.Kind failure,
    String reason,
    boolean deterministic,
    String failedProcesses) {

  private static final MathContext DIGITS = new MathContext(12);

  /** A run in which something was drawn at random, and no process failed. */
  public JournalEntry(
      int cell,
      int replication,
      long seed,
      SortedMap<String, BigDecimal> values,
      CellFailure.Kind failure,
      String reason) {
    this(cell, replication, seed, values, failure, reason, false, null);
  }

  /** A run that gave measures, of which those in {@code names} are kept. */
  static JournalEntry of(
      int cell, int replication, long seed, CellRun run, Collection<String> names) {
    SortedMap<String, BigDecimal> values = new TreeMap<>();
    for (String name : names) {
      Measure measure = run.measures().get(name);
      if (measure != null && Double.isFinite(measure.value())) {
        BigDecimal rounded = new BigDecimal(measure.value()).round(DIGITS).stripTrailingZeros();
        values.put(name, rounded.scale() < 0 ? rounded.setScale(0) : rounded);
      }
    }
    return new JournalEntry(
        cell, replication, seed, values, null, null, run.deterministic(), run.failedProcesses());
  }

  /** A run that gave none. */
  static JournalEntry of(int cell, int replication, long seed, CellFailure failure) {
    return new JournalEntry(
        cell, replication, seed, new TreeMap<>(), failure.kind(), failure.getMessage());
  }

  /** Whether the run gave no measures. */
  public boolean failed() {
    return failure != null;
  }

  ObjectNode json() {
    ObjectNode node = Json.object();
    node.put("cell", cell);
    node.put("replication", replication);
    node.put("seed", seed);
    if (failed()) {
      node.put("failure", failure.name().toLowerCase(Locale.ROOT));
      node.put("reason", reason);
    } else {
      ObjectNode measures = node.putObject("measures");
      values.forEach(measures::put);
    }
    if (deterministic) {
      node.put("deterministic", true);
    }
    if (failedProcesses != null) {
      node.put("failedProcesses", failedProcesses);
    }
    return node;
  }

  static JournalEntry of(JsonNode node) {
    SortedMap<String, BigDecimal> values = new TreeMap<>();
    node.path("measures")
        .properties()
        .forEach(value -> values.put(value.getKey(), value.getValue().decimalValue()));
    JsonNode failure = node.path("failure");
    return new JournalEntry(
        node.path("cell").asInt(),
        node.path("replication").asInt(),
        node.path("seed").asLong(),
        values,
        failure.isMissingNode()
            ? null
            : CellFailure.Kind.valueOf(failure.asText().toUpperCase(Locale.ROOT)),
        node.path("reason").asText(null),
        node.path("deterministic").asBoolean(),
        node.path("failedProcesses").asText(null));
  }
}
