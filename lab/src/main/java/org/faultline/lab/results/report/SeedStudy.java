package org.faultline.lab.results.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Runs that differ in their seed alone: the main figures with their confidence intervals. */
public final class SeedStudy {
  /** The schema of {@code seeds.json}. */
  public static final String SCHEMA = "faultline-seeds/1";

  private static final MathContext DIGITS = new MathContext(12);

  private final List<? extends JsonNode> summaries;
  private final List<Map<String, Figure>> figures;

  /** A study of at least one run. */
  public SeedStudy(List<? extends JsonNode> summaries) {
    this.summaries = summaries;
    boolean byWork = summaries.stream().allMatch(Figure::toItsEnd);
    this.figures = summaries.stream().map(summary -> Figure.of(summary, byWork)).toList();
  }

  /** {@code seeds.json}: the runs, then each main figure that all of them have. */
  public ObjectNode describe() {
    ObjectNode root = Json.object();
    root.put("schema", SCHEMA);
    root.put("confidence", new BigDecimal("0.95"));
    root.put("deterministic", Deterministic.are(summaries));
    ArrayNode runs = root.putArray("runs");
    for (JsonNode summary : summaries) {
      ObjectNode run = runs.addObject();
      run.put("seed", summary.path("manifest").path("seed").asLong());
      run.put("digest", summary.path("manifest").path("digest").asText());
    }
    ArrayNode all = root.putArray("figures");
    for (Figure figure : common()) {
      Interval interval = interval(figure);
      ObjectNode node = all.addObject();
      node.put("where", figure.where());
      node.put("what", figure.what());
      node.put("kind", figure.kind().name().toLowerCase(Locale.ROOT));
      node.put("n", interval.n());
      node.put("mean", exact(interval.mean()));
      if (interval.n() > 1 && !Deterministic.are(summaries)) {
        node.put("halfWidth", exact(interval.halfWidth()));
      }
    }
    return root;
  }

  private static BigDecimal exact(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }

  /** The table: requests and waits of the groups, all figures of the machine. */
  public List<String> lines() {
    boolean exact = Deterministic.are(summaries);
    TextTable table = new TextTable().left("").left("");
    if (exact) {
      table.right("").right("").right("");
    } else {
      table.right("mean").right("± 95 %").right("");
    }
    for (Figure figure : common()) {
      boolean machine = figure.where().equals("machine");
      if (figure.what().equals("failed") ? interval(figure).mean() > 0 : machine || shown(figure)) {
        Interval interval = interval(figure);
        table.row(
            List.of(
                figure.where(),
                figure.what(),
                figure.kind().show(interval.mean()),
                exact ? "" : interval.n() < 2 ? "-" : figure.kind().show(interval.halfWidth()),
                exact || interval.n() < 2 || interval.mean() == 0
                    ? ""
                    : "± " + Units.percent(interval.halfWidth() / Math.abs(interval.mean()))));
      }
    }
    List<String> lines = new ArrayList<>();
    JsonNode manifest = summaries.get(0).path("manifest");
    String form =
        Deterministic.are(summaries)
            ? "%s, deterministic: one run (seed %3$d) is enough, for nothing is drawn at random and every seed gives the same"
            : "%s, %d seeds from %d on: means with 95 %% confidence intervals (Student's t)";
    lines.add(
        String.format(
            Locale.ROOT,
            form,
            manifest.path("workload").asText(),
            summaries.size(),
            manifest.path("seed").asLong()));
    lines.addAll(table.lines());
    return lines;
  }

  private static boolean shown(Figure figure) {
    return !List.of(
            "references/s",
            "references",
            "Page Faults/s",
            "Page Faults",
            "miss ratio",
            "peak Working Set")
        .contains(figure.what());
  }

  private List<Figure> common() {
    return figures.get(0).values().stream()
        .filter(figure -> figures.stream().allMatch(of -> of.containsKey(figure.key())))
        .toList();
  }

  private Interval interval(Figure figure) {
    return Interval.of(
        figures.stream()
            .map(of -> of.get(figure.key()))
            .filter(Objects::nonNull)
            .mapToDouble(Figure::value)
            .toArray());
  }
}
