package org.faultline.lab.studies.design;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.lab.results.measure.Measures;
import org.faultline.lab.studies.design.PlotPlan.Mark;
import org.faultline.lab.studies.design.PlotPlan.Overlay;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Fields;
import org.faultline.workload.binding.Origin;
import org.jspecify.annotations.Nullable;

/** Reads which measures are taken and how they are drawn. */
final class PlotBinder {
  /** Busy share of the pagefile's device. */
  private static final String PAGING = "pagefile.utilisation";

  /** Busy share of the CPUs. */
  private static final String CPU = "cpu.utilisation";

  private static final int MOST_NAMES = 100;

  private final List<Dimension> dimensions;
  private final List<Factor> factors;
  private final Group group;
  private final Work work;
  private final SortedMap<String, Origin> origins = new TreeMap<>();

  PlotBinder(List<Dimension> dimensions, List<Factor> factors, Group group, Work work) {
    this.dimensions = dimensions;
    this.factors = factors;
    this.group = group;
    this.work = work;
  }

  /** The measures that a list, or a single name, says; none where there is nothing. */
  List<String> names(Optional<ConfigNode> node) {
    List<String> names = new ArrayList<>();
    for (ConfigNode name : texts(node)) {
      String measure = group.measure(name.text());
      origins.putIfAbsent(measure, name.origin());
      names.add(measure);
    }
    return names.stream().distinct().toList();
  }

  /** Where each measure that was read stands first. */
  SortedMap<String, Origin> origins() {
    return Collections.unmodifiableSortedMap(origins);
  }

  private static List<ConfigNode> texts(Optional<ConfigNode> node) {
    if (node.isEmpty()) {
      return List.of();
    }
    return node.get().isList() ? node.get().items(MOST_NAMES) : List.of(node.get());
  }

  /**
   * The plot; absent where it has mistakes.
   *
   * @param measures of which the first is drawn where the plot says nothing
   */
  @Nullable PlotPlan plot(ConfigNode root, Optional<ConfigNode> given, List<String> measures) {
    if (given.isEmpty()) {
      return plot(root, null, List.of(), measures, List.of(), List.of());
    }
    return given
        .get()
        .object(
            fields -> {
              String x = fields.optional("x").map(this::factor).orElse(null);
              List<String> series =
                  texts(fields.optional("series")).stream().map(this::factor).toList();
              List<String> y = names(fields.optional("y"));
              List<Overlay> overlays = constants(fields, "overlay", Overlay.class);
              List<Mark> marks = constants(fields, "mark", Mark.class);
              return plot(root, x, series, y.isEmpty() ? measures : y, overlays, marks);
            });
  }

  private @Nullable PlotPlan plot(
      ConfigNode root,
      @Nullable String givenX,
      List<String> givenSeries,
      List<String> givenY,
      List<Overlay> overlays,
      List<Mark> marks) {
    List<String> y =
        givenY.isEmpty() && work != Work.ENDLESS ? Measures.ofReplays() : work.compared(givenY);
    if (y.isEmpty()) {
      root.problem(
          "the study measures nothing; add measures = [...] or plot { y = [...] }, such as"
              + " machine.throughput");
      return null;
    }
    String x = givenX == null ? longest() : givenX;
    List<String> others =
        dimensions.stream()
            .filter(dimension -> !dimension.factors().contains(x))
            .map(Dimension::name)
            .toList();
    List<String> beside =
        dimensions.stream()
            .map(Dimension::factors)
            .filter(names -> names.contains(x))
            .flatMap(Set::stream)
            .filter(name -> !name.equals(x))
            .toList();
    return new PlotPlan(
        x, beside, givenSeries.isEmpty() ? others : givenSeries, y, overlays, marks);
  }

  /** The numeric factor with most levels, else the first one; absent where nothing varies. */
  private @Nullable String longest() {
    return factors.stream()
        .filter(Factor::numeric)
        .max(Comparator.comparingInt(factor -> factor.levels().size()))
        .or(() -> factors.stream().findFirst())
        .map(Factor::name)
        .orElse(null);
  }

  private String factor(ConfigNode node) {
    String name = group.key(node.text());
    List<String> names = factors.stream().map(Factor::name).toList();
    if (!names.contains(name)) {
      node.wrong("is '" + name + "', which does not vary" + FactorBinder.hint(name, names));
    }
    return name;
  }

  private static <E extends Enum<E>> List<E> constants(Fields fields, String key, Class<E> type) {
    return texts(fields.optional(key)).stream().map(node -> node.oneOf(type)).distinct().toList();
  }

  /** All that a run must be asked for, each once. */
  List<String> recorded(List<String> measures, PlotPlan plot, Replications replications) {
    Set<String> all = new LinkedHashSet<>(plot.y());
    all.addAll(work.compared(measures));
    all.addAll(replications.of());
    if (work != Work.ENDLESS) {
      all.add(Work.ELAPSED);
    }
    if (plot.marks().contains(Mark.FIFTY_PERCENT) || plot.marks().contains(Mark.L_EQUALS_S)) {
      all.add(PAGING);
    }
    if (plot.marks().contains(Mark.L_EQUALS_S)) {
      all.add(CPU);
    }
    return new ArrayList<>(all);
  }
}
