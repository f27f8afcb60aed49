package org.faultline.lab.studies.capacity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.faultline.lab.results.folder.Manifest;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.measure.Measure;

/** An answer for programs: {@code capacity.json}. */
public final class CapacityJson {
  /** The schema; its number changes when a key changes its meaning or goes. */
  public static final String SCHEMA = "faultline-capacity/1";

  private CapacityJson() {}

  /** All that is known. Equal questions, workloads and versions give equal bytes. */
  public static ObjectNode of(CapacityAnswer answer, Manifest manifest) {
    CapacityQuestion question = answer.question;
    ObjectNode root = Json.object();
    root.put("schema", SCHEMA);
    root.put("asks", question.asksMemory() ? "memory" : "processes");
    root.put("group", question.group());
    if (question.asksMemory()) {
      root.put("processes", question.processes());
    }
    root.put("most", question.most());
    ArrayNode requirements = root.putArray("requirements");
    question.requirements().forEach(requirement -> describe(requirements.addObject(), requirement));
    ObjectNode replications = root.putObject("replications");
    replications.put("minimum", question.replications().minimum());
    replications.put("maximum", question.replications().maximum());
    answer(root.putObject("answer"), answer);
    ArrayNode positions = root.putArray("positions");
    answer.judged.forEach(judgement -> describe(positions.addObject(), answer, judgement));
    ArrayNode cautions = root.putArray("cautions");
    answer.cautions().forEach(cautions::add);
    ArrayNode notModelled = root.putArray("notModelled");
    NotModelled.PARTS.forEach(notModelled::add);
    root.set("manifest", Json.tree(manifest.summary(null)));
    return root;
  }

  private static void describe(ObjectNode node, Requirement requirement) {
    node.put("text", requirement.text());
    node.put("measure", requirement.measure());
    node.put("comparison", (requirement.below() ? "<" : ">") + (requirement.orEqual() ? "=" : ""));
    node.put("unit", requirement.unit().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    node.set("bound", Json.of(requirement.bound()));
  }

  private static void answer(ObjectNode node, CapacityAnswer answer) {
    node.put("interrupted", answer.interrupted());
    if (!answer.interrupted()) {
      value(node, "fits", answer, answer.found.fits());
      value(node, "possible", answer, answer.found.possible());
      node.put("limitReached", answer.found.fits() == answer.varied.most());
      node.put("monotone", answer.found.monotone());
      node.put("deterministic", answer.deterministic());
    }
    ArrayNode words = node.putArray("words");
    answer.sentences().forEach(words::add);
    Binding binding = answer.binding();
    if (binding != null) {
      ObjectNode binds = node.putObject("binds");
      binds.put("what", binding.what() == null ? null : binding.what().label());
      binds.put("decided", binding.sentence());
    }
  }

  /** Processes or bytes; null where not even the easiest position is meant. */
  private static void value(ObjectNode node, String key, CapacityAnswer answer, int position) {
    if (position == 0 && answer.question.asksMemory()) {
      node.putNull(key);
    } else {
      node.put(key, position == 0 ? 0 : answer.varied.value(position));
    }
  }

  private static void describe(ObjectNode node, CapacityAnswer answer, Judgement judgement) {
    node.put(
        answer.question.asksMemory() ? "ramBytes" : "processes",
        answer.varied.value(judgement.position()));
    node.put("verdict", judgement.verdict().label());
    if (judgement.failure() != null) {
      node.put("failure", judgement.failure());
    }
    ArrayNode findings = node.putArray("requirements");
    for (Judgement.Finding finding : judgement.findings()) {
      ObjectNode found = findings.addObject();
      found.put("text", finding.requirement().text());
      found.put("verdict", finding.verdict().label());
      if (finding.interval() != null) {
        found.set("mean", Json.of(finding.interval().mean()));
        if (finding.interval().n() > 1) {
          found.set("halfWidth", Json.of(finding.interval().halfWidth()));
        }
      }
    }
    ArrayNode runs = node.putArray("runs");
    for (Observation run : judgement.runs()) {
      ObjectNode one = runs.addObject();
      one.put("seed", run.seed());
      for (Requirement requirement : answer.question.requirements()) {
        Measure value = run.measures().get(requirement.measure());
        if (value != null) {
          one.set(requirement.measure(), Json.of(value.value()));
        }
      }
    }
  }
}
