package org.faultline.lab.studies.result;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.number.Interval;
import org.faultline.lab.studies.design.Factor;
import org.faultline.lab.studies.design.Replications;
import org.faultline.lab.studies.design.StudyConfig;
import org.faultline.lab.studies.run.JournalEntry;

/** {@code study.json}: what was asked, what was found, and from what it follows. */
public final class StudyJson {
  /** The schema; its number changes when a key changes its meaning or goes. */
  public static final String SCHEMA = "faultline-study/1";

  private static final MathContext DIGITS = new MathContext(12);

  private final StudyFindings findings;
  private final StudyConfig study;

  private StudyJson(StudyFindings findings) {
    this.findings = findings;
    this.study = findings.study();
  }

  /**
   * The text of the file.
   *
   * @param answer in sentences
   * @param manifest from what the results follow
   */
  public static String text(StudyFindings findings, List<String> answer, ObjectNode manifest) {
    ObjectNode root = Json.object();
    root.put("schema", SCHEMA);
    StudyJson json = new StudyJson(findings);
    root.put("name", json.study.name());
    root.put("question", json.study.question());
    answer.forEach(root.putArray("answer")::add);
    json.factors(root.putArray("factors"));
    json.measures(root.putArray("measures"));
    json.replications(root.putObject("replications"));
    labels(root.putObject("baseline"), json.study.baseline());
    json.plot(root.putObject("plot"));
    json.cells(root.putArray("cells"));
    json.differences(root.putArray("differences"));
    json.marks(root.putArray("marks"));
    json.overlays(root.putArray("overlays"));
    json.bounds(root.putArray("bounds"));
    root.set("manifest", manifest);
    return Json.text(root);
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void labels(ObjectNode node, SortedMap<String, String> labels) {
    labels.forEach(node::put);
  }

  private static void number(ObjectNode node, String key, double value) {
    if (Double.isFinite(value)) {
      node.put(key, exact(value));
    }
  }

  private static BigDecimal exact(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }

  private void factors(ArrayNode array) {
    for (Factor factor : study.factors()) {
      ObjectNode node = array.addObject();
      node.put("name", factor.name());
      node.put("kind", factor.kind().map(StudyJson::word).orElse("category"));
      factor.levels().forEach(node.putArray("levels")::add);
      if (factor.numeric()) {
        ArrayNode values = node.putArray("values");
        factor.levels().forEach(level -> values.add(exact(factor.value(level))));
      }
    }
  }

  private void measures(ArrayNode array) {
    for (String measure : study.measures()) {
      ObjectNode node = array.addObject();
      node.put("name", measure);
      node.put("unit", word(findings.unit(measure)));
      node.put("better", word(Better.of(measure)));
    }
  }

  private void replications(ObjectNode node) {
    Replications replications = study.replications();
    node.put("minimum", replications.minimum());
    node.put("maximum", replications.maximum());
    node.put("batch", replications.batch());
    if (replications.halfWidth() > 0) {
      node.put("untilHalfWidth", exact(replications.halfWidth()));
    }
    replications.of().forEach(node.putArray("of")::add);
  }

  private void plot(ObjectNode node) {
    if (study.plot().x() != null) {
      node.put("x", study.plot().x());
    }
    study.plot().series().forEach(node.putArray("series")::add);
    study.plot().y().forEach(node.putArray("y")::add);
    study.plot().overlays().stream().map(StudyJson::word).forEach(node.putArray("overlay")::add);
    study.plot().marks().stream().map(StudyJson::word).forEach(node.putArray("mark")::add);
  }

  private void cells(ArrayNode array) {
    for (CellSummary cell : findings.cells()) {
      ObjectNode node = array.addObject();
      node.put("cell", cell.cell().number());
      labels(node.putObject("levels"), cell.cell().labels());
      node.put("status", cell.failure().isPresent() ? "failed" : "done");
      cell.failure().ifPresent(entry -> node.put("failure", entry.reason()));
      node.put("replications", cell.entries().size());
      if (cell.deterministic()) {
        node.put("deterministic", true);
      }
      List<JournalEntry> failed = cell.withFailedProcesses();
      if (!failed.isEmpty()) {
        ObjectNode processes = node.putObject("failedProcesses");
        processes.put("runs", failed.size());
        processes.put("first", failed.get(0).failedProcesses());
      }
      ObjectNode measures = node.putObject("measures");
      for (Map.Entry<String, MeasureSample> sample : cell.samples().entrySet()) {
        sample(measures.putObject(sample.getKey()), sample.getValue());
      }
    }
  }

  private static void sample(ObjectNode node, MeasureSample sample) {
    Interval interval = sample.interval();
    number(node, "mean", interval.mean());
    number(node, "halfWidth", interval.halfWidth());
    node.put("n", interval.n());
    number(node, "minimum", sample.minimum());
    number(node, "maximum", sample.maximum());
  }

  private void differences(ArrayNode array) {
    for (BaselineComparison comparison : findings.comparisons()) {
      ObjectNode node = array.addObject();
      node.put("cell", comparison.cell().number());
      node.put("baseline", comparison.baseline().number());
      node.put("measure", comparison.measure());
      Interval interval = comparison.difference().interval();
      number(node, "mean", interval.mean());
      number(node, "halfWidth", interval.halfWidth());
      node.put("n", interval.n());
      if (!comparison.difference().exact()) {
        number(node, "p", comparison.difference().p());
        number(node, "holm", comparison.holm());
      }
      node.put("verdict", word(comparison.verdict()));
    }
  }

  private void marks(ArrayNode array) {
    for (MarkedPoint point : findings.marks()) {
      ObjectNode node = array.addObject();
      node.put("mark", word(point.mark()));
      labels(node.putObject("series"), point.curve().series());
      node.put("measure", point.measure());
      number(node, "x", point.x());
      node.put("level", point.level());
      node.put("place", point.place());
      number(node, "value", point.value());
      node.put("text", point.text());
    }
  }

  private void bounds(ArrayNode array) {
    for (OptimalBounds.Bound bound : findings.bounds()) {
      ObjectNode node = array.addObject();
      labels(node.putObject("series"), bound.series());
      node.put("measure", bound.measure());
    }
  }

  private void overlays(ArrayNode array) {
    for (OverlayCurve curve : findings.overlays()) {
      ObjectNode node = array.addObject();
      node.put("overlay", word(curve.overlay()));
      labels(node.putObject("series"), curve.series());
      node.put("measure", curve.measure());
      node.put("label", curve.label());
      ArrayNode x = node.putArray("x");
      ArrayNode y = node.putArray("y");
      for (int i = 0; i < curve.x().length; i++) {
        x.add(exact(curve.x()[i]));
        y.add(exact(curve.y()[i]));
      }
      node.put("text", curve.text());
    }
  }
}
