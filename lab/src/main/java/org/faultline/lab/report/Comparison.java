package org.faultline.lab.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds the main figures of two sets of runs against each other. */
public final class Comparison {
  private static final int MOST_DIFFERENCES = 8;

  private final ResultsSet a;
  private final ResultsSet b;
  private final List<JsonNode> left = new ArrayList<>();
  private final List<JsonNode> right = new ArrayList<>();

  /**
   * Pairs runs of equal seeds; single runs are paired whatever their seeds.
   *
   * @throws IllegalArgumentException where no seed is in both; the message is a sentence
   */
  public Comparison(ResultsSet a, ResultsSet b) {
    this.a = a;
    this.b = b;
    SortedSet<Long> seeds = new TreeSet<>(a.bySeed().keySet());
    seeds.retainAll(b.bySeed().keySet());
    if (a.bySeed().size() == 1 && b.bySeed().size() == 1) {
      left.addAll(a.bySeed().values());
      right.addAll(b.bySeed().values());
    } else if (seeds.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has the seeds %s and %s has %s: runs of equal seeds are compared, and there are none"
              .formatted(a.shown(), a.bySeed().keySet(), b.shown(), b.bySeed().keySet()));
    }
    if (left.isEmpty()) {
      for (long seed : seeds) {
        left.add(a.bySeed().get(seed));
        right.add(b.bySeed().get(seed));
      }
    }
  }

  /** The lines: what differs in the configs, the figures, and what can be said of the noise. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("A  " + a.shown());
    lines.add("B  " + b.shown());
    if (same()) {
      lines.add("The same run: equal digests (" + digest(left.get(0)).substring(0, 8) + ").");
      return lines;
    }
    lines.addAll(configs());
    lines.addAll(table());
    lines.add(
        left.size() == 1
            ? "One seed each gives no estimate of the noise: --seeds 5 gives intervals."
            : "%d pairs of equal seeds; 'differs': 0 lies outside the paired 95 %% interval."
                .formatted(left.size()));
    return lines;
  }

  private boolean same() {
    for (int i = 0; i < left.size(); i++) {
      if (!digest(left.get(i)).equals(digest(right.get(i)))) {
        return false;
      }
    }
    return true;
  }

  private static String digest(JsonNode summary) {
    return summary.path("manifest").path("digest").asText();
  }

  private List<String> configs() {
    SortedMap<String, String> before = flat(left.get(0));
    SortedMap<String, String> after = flat(right.get(0));
    SortedSet<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    List<String> lines = new ArrayList<>();
    for (String key : keys) {
      if (!Objects.equals(before.get(key), after.get(key))) {
        lines.add(
            "   %s: %s -> %s"
                .formatted(
                    key, before.getOrDefault(key, "(none)"), after.getOrDefault(key, "(none)")));
      }
    }
    if (lines.size() > MOST_DIFFERENCES) {
      int more = lines.size() - MOST_DIFFERENCES;
      lines.subList(MOST_DIFFERENCES, lines.size()).clear();
      lines.add("   and %d more keys of the config".formatted(more));
    }
    return lines;
  }

  private static SortedMap<String, String> flat(JsonNode summary) {
    SortedMap<String, String> flat = new TreeMap<>();
    flatten("", summary.path("manifest").path("config"), flat);
    return flat;
  }

  private static void flatten(String path, JsonNode node, Map<String, String> flat) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        String name = field.getKey();
        flatten(path.isEmpty() ? name : path + "." + name, field.getValue(), flat);
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(path + "[" + i + "]", node.get(i), flat);
      }
    } else {
      flat.put(path, node.asText());
    }
  }

  private List<String> table() {
    boolean several = left.size() > 1;
    TextTable table = new TextTable().left("").left("").right("A").right("B").right("B - A");
    table.right("").right(several ? "± 95 %" : "").left("");
    List<Map<String, Figure>> before = left.stream().map(Figure::of).toList();
    List<Map<String, Figure>> after = right.stream().map(Figure::of).toList();
    for (Figure figure : before.get(0).values()) {
      String key = figure.key();
      boolean everywhere =
          before.stream().allMatch(f -> f.containsKey(key))
              && after.stream().allMatch(f -> f.containsKey(key));
      if (everywhere) {
        table.row(cells(figure, values(before, key), values(after, key)));
      }
    }
    return table.lines();
  }

  private static double[] values(List<Map<String, Figure>> figures, String key) {
    return figures.stream().mapToDouble(of -> of.get(key).value()).toArray();
  }

  private static List<String> cells(Figure figure, double[] before, double[] after) {
    double[] differences = new double[before.length];
    for (int i = 0; i < before.length; i++) {
      differences[i] = after[i] - before[i];
    }
    double first = Interval.of(before).mean();
    Interval difference = Interval.of(differences);
    boolean several = difference.n() > 1;
    return List.of(
        figure.where(),
        figure.what(),
        figure.kind().show(first),
        figure.kind().show(Interval.of(after).mean()),
        signed(difference.mean(), figure.kind().show(Math.abs(difference.mean()))),
        first == 0 || difference.mean() == 0
            ? ""
            : signed(difference.mean(), Units.percent(Math.abs(difference.mean() / first))),
        several ? figure.kind().show(difference.halfWidth()) : "",
        several ? (difference.coversZero() ? "within noise" : "differs") : "");
  }

  private static String signed(double value, String size) {
    return value == 0 ? "=" : (value > 0 ? "+" : "-") + size;
  }

  /**
   * The first figures in which two summaries differ.
   *
   * @param most how many are told at most
   */
  public static List<String> firstDifferences(JsonNode a, JsonNode b, int most) {
    List<String> differences = new ArrayList<>();
    SortedMap<String, String> before = new TreeMap<>();
    SortedMap<String, String> after = new TreeMap<>();
    for (String part : List.of("run", "machine", "groups", "processes", "identities")) {
      flatten(part, a.path(part), before);
      flatten(part, b.path(part), after);
    }
    for (Map.Entry<String, String> figure : before.entrySet()) {
      String other = after.getOrDefault(figure.getKey(), "(none)");
      if (!figure.getValue().equals(other) && differences.size() < most) {
        differences.add("%s: %s, now %s".formatted(figure.getKey(), figure.getValue(), other));
      }
    }
    return differences;
  }
}
