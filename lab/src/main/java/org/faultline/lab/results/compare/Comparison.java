package org.faultline.lab.results.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.faultline.lab.results.folder.ResultsSet;
import org.faultline.lab.results.number.Interval;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.lab.results.text.TextTable;
import org.faultline.lab.results.text.Units;
import org.jspecify.annotations.Nullable;

/** Holds the main figures of two sets of runs against each other. */
public final class Comparison {
  private static final int MOST_DIFFERENCES = 8;

  private final ResultsSet a;
  private final ResultsSet b;
  private final List<RunSummary> left = new ArrayList<>();
  private final List<RunSummary> right = new ArrayList<>();
  private final boolean exact;
  private final boolean byWork;

  /** Which side alone is deterministic; absent for none, or both. */
  private final @Nullable String exactOne;

  private boolean few;

  /**
   * Pairs runs of equal seeds; single runs are paired whatever their seeds, and a deterministic run
   * with each of the others.
   *
   * @throws UserMistake where no seed is in both; the message is a sentence
   */
  public Comparison(ResultsSet a, ResultsSet b) {
    this.a = a;
    this.b = b;
    boolean first = Deterministic.are(a.bySeed().values());
    boolean second = Deterministic.are(b.bySeed().values());
    exact = first && second;
    exactOne = exact ? null : first ? "A" : second ? "B" : null;
    pair(first, second);
    byWork =
        left.stream().allMatch(RunSummary::toItsEnd)
            && right.stream().allMatch(RunSummary::toItsEnd);
  }

  private void pair(boolean first, boolean second) {
    if (first || second) {
      List<RunSummary> before = List.copyOf(a.bySeed().values());
      List<RunSummary> after = List.copyOf(b.bySeed().values());
      int pairs = exact ? 1 : first ? after.size() : before.size();
      for (int i = 0; i < pairs; i++) {
        left.add(before.get(first ? 0 : i));
        right.add(after.get(second ? 0 : i));
      }
      return;
    }
    SortedSet<Long> seeds = new TreeSet<>(a.bySeed().keySet());
    seeds.retainAll(b.bySeed().keySet());
    if (a.bySeed().size() == 1 && b.bySeed().size() == 1) {
      left.addAll(a.bySeed().values());
      right.addAll(b.bySeed().values());
    } else if (seeds.isEmpty()) {
      throw new UserMistake(
          "%s has the seeds %s and %s has %s: only runs with equal seeds can be compared, and none are equal"
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
    lines.add(certainty());
    if (few) {
      lines.add(
          "'of N': the figure rests on only N events, or on so many that only a handful (fewer than %d) lie beyond the percentile; its difference says little."
              .formatted(Figure.ENOUGH_BEYOND));
    }
    return lines;
  }

  private String certainty() {
    if (exact) {
      return "Deterministic: one run each. Every seed gives the same result, so the"
          + " differences are exact.";
    }
    String same = exactOne == null ? "" : exactOne + " is deterministic: one run stands for all. ";
    return same + noise();
  }

  private String noise() {
    return left.size() == 1
        ? "One seed each gives no estimate of the noise: --seeds 5 gives intervals."
        : "%d pairs%s; 'differs': 0 lies outside the paired 95 %% interval."
            .formatted(left.size(), exactOne == null ? " of equal seeds" : "");
  }

  private boolean same() {
    for (int i = 0; i < left.size(); i++) {
      if (!digest(left.get(i)).equals(digest(right.get(i)))) {
        return false;
      }
    }
    return true;
  }

  private static String digest(RunSummary summary) {
    return summary.manifest().digest();
  }

  private List<String> configs() {
    SortedMap<String, String> before = config(left);
    SortedMap<String, String> after = config(right);
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

  private static SortedMap<String, String> config(List<RunSummary> side) {
    return Leaves.of("", side.get(0).manifest().config().tree());
  }

  private List<String> table() {
    boolean several = left.size() > 1;
    TextTable table = new TextTable().left("").left("").right("A").right("B").right("B - A");
    table.right("").right(several ? "± 95 %" : "").left("");
    List<Map<String, Figure>> before = figures(left);
    List<Map<String, Figure>> after = figures(right);
    for (Figure figure : before.get(0).values()) {
      String key = figure.key();
      boolean everywhere =
          before.stream().allMatch(f -> f.containsKey(key))
              && after.stream().allMatch(f -> f.containsKey(key));
      if (everywhere && told(figure, values(before, key), values(after, key))) {
        long of = Math.max(samples(before, key), samples(after, key));
        table.row(cells(figure, values(before, key), values(after, key), of));
      }
    }
    return table.lines();
  }

  private List<Map<String, Figure>> figures(List<RunSummary> summaries) {
    return summaries.stream().map(summary -> Figure.of(summary, byWork)).toList();
  }

  /** Failures are told where there are any. */
  private static boolean told(Figure figure, double[] before, double[] after) {
    return !figure.what().equals("failed")
        || DoubleStream.concat(Arrays.stream(before), Arrays.stream(after)).anyMatch(n -> n > 0);
  }

  /** The samples of a figure in all runs of one side; of a percentile, in the run with fewest. */
  private static long samples(List<Map<String, Figure>> figures, String key) {
    LongStream of = figures.stream().mapToLong(each -> figure(each, key).of());
    Figure figure = figure(figures.get(0), key);
    return figure.enough() == Figure.ENOUGH_EVENTS ? of.sum() : of.min().orElseThrow();
  }

  private static double[] values(List<Map<String, Figure>> figures, String key) {
    return figures.stream().mapToDouble(of -> figure(of, key).value()).toArray();
  }

  private static Figure figure(Map<String, Figure> figures, String key) {
    return Objects.requireNonNull(figures.get(key), key);
  }

  private List<String> cells(Figure figure, double[] before, double[] after, long of) {
    double[] differences = new double[before.length];
    for (int i = 0; i < before.length; i++) {
      differences[i] = after[i] - before[i];
    }
    double first = Interval.of(before).mean();
    Interval difference = Interval.of(differences);
    boolean several = difference.n() > 1;
    boolean handful = difference.mean() != 0 && of < figure.enough() && !exactCount(figure);
    few |= handful;
    String verdict = !several || equal(differences) ? "" : word(difference);
    String samples = handful ? "of " + Units.count(of) : "";
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
        verdict + (verdict.isEmpty() || samples.isEmpty() ? "" : ", ") + samples);
  }

  private static String word(Interval difference) {
    return difference.coversZero() ? "within noise" : "differs";
  }

  private static boolean equal(double[] differences) {
    return Arrays.stream(differences).allMatch(each -> each == 0);
  }

  /** What a deterministic run counts is no sample. */
  private boolean exactCount(Figure figure) {
    return exact && figure.enough() == Figure.ENOUGH_EVENTS;
  }

  private static String signed(double value, String size) {
    return value == 0 ? "=" : (value > 0 ? "+" : "-") + size;
  }
}
