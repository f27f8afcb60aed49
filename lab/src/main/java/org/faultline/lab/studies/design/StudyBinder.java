package org.faultline.lab.studies.design;

import com.typesafe.config.ConfigObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Fields;
import org.faultline.workload.binding.Origin;
import org.faultline.workload.binding.Problems;
import org.faultline.workload.binding.Sources;
import org.faultline.workload.config.Home;
import org.jspecify.annotations.Nullable;

/** Reads a whole study; what it leaves out has the defaults that its documentation names. */
final class StudyBinder {
  private static final Limits DEFAULT_LIMITS = new Limits(1_000, 20_000);
  private static final int MOST_REPLICATIONS = 10_000;

  private final String name;
  private final Home home;
  private final Adjustments adjustments;
  private final Sources sources;
  private final Problems problems;
  private final Work.Teller works;

  /**
   * @param works tells whether the study's workload is a replay
   */
  StudyBinder(
      String name,
      Home home,
      Adjustments adjustments,
      Sources sources,
      Problems problems,
      Work.Teller works) {
    this.name = name;
    this.home = home;
    this.adjustments = adjustments;
    this.sources = sources;
    this.problems = problems;
    this.works = works;
  }

  /** The study; absent where it has mistakes. */
  @Nullable StudyConfig study(ConfigObject config) {
    ConfigNode root = ConfigNode.root(config, problems, sources);
    return root.object(fields -> study(root, fields));
  }

  private @Nullable StudyConfig study(ConfigNode root, Fields fields) {
    String question = fields.required("question").text();
    String workload = workload(fields.required("workload"));
    long seed = fields.optional("seed").map(n -> n.whole(0, Long.MAX_VALUE)).orElse(1L);
    Seeds seeds = fields.optional("seeds").map(n -> n.oneOf(Seeds.class)).orElse(Seeds.COMMON);
    Group group = Group.of(root, fields.optional("of"), adjustments.of());
    List<Dimension> dimensions = new FactorBinder(group::key).dimensions(fields);
    List<Factor> factors = factors(dimensions);
    List<Setting> fixed = fixed(fields.optional("set"), factors, group::key);
    // What the cells do is told by the first: levels hardly make an end where there was none.
    Work work = works.apply(workload, Crossing.first(dimensions, fixed).sets());
    PlotBinder plots = new PlotBinder(dimensions, factors, group, work);
    List<String> measures = plots.names(fields.optional("measures"));
    PlotPlan plot = plots.plot(root, fields.optional("plot"), measures);
    Replications replications = replications(fields.optional("replications"), plots, plot);
    SortedMap<String, String> baseline =
        new BaselineBinder(dimensions, factors, group::key).levels(fields.optional("baseline"));
    Limits limits = fields.optional("limits").map(StudyBinder::limits).orElse(DEFAULT_LIMITS);
    if (plot == null || replications == null || limits == null || baseline == null) {
      return null;
    }
    List<Dimension> ordered = ordered(dimensions, plot);
    if (!within(root, Crossing.count(ordered), replications, limits)) {
      return null;
    }
    return new StudyConfig(
        name,
        question,
        new StudyConfig.Subject(workload, work),
        new StudyConfig.Design(factors, Crossing.cells(ordered, fixed), baseline),
        new StudyConfig.Sampling(
            adjustments.seed() == null ? seed : adjustments.seed(),
            seeds,
            adjustments.replications() == null
                ? replications
                : replications.fixed(adjustments.replications())),
        new StudyConfig.Measured(plots.recorded(measures, plot, replications), plots.origins()),
        plot,
        new StudyConfig.Source(sources.files(), sources.taken(name + ".conf")));
  }

  /** A file beside the study, or the name of a workload that ships. */
  private String workload(ConfigNode node) {
    if (adjustments.workload() != null) {
      return adjustments.workload();
    }
    String text = node.text();
    Path beside = sources.folder().resolve(text).normalize();
    if (Files.isRegularFile(beside)) {
      return beside.toString();
    }
    if (!home.workloads().contains(text)) {
      Path file = sources.find(sources.folder(), text);
      if (Files.isRegularFile(file)) {
        return file.toString();
      }
      node.wrong(
          "is '"
              + text
              + "', which is neither a file beside the study nor a shipped workload"
              + FactorBinder.hint(text, home.workloads()));
    }
    return text;
  }

  private List<Setting> fixed(
      Optional<ConfigNode> set, List<Factor> factors, UnaryOperator<String> rename) {
    List<Setting> fixed = new ArrayList<>();
    set.ifPresent(
        node ->
            ConfigLeaves.of(node, object -> false, rename)
                .forEach(
                    (key, value) -> {
                      if (varies(key, factors)) {
                        value.wrong("is set, but '" + key + "' varies");
                      }
                      fixed.add(Setting.of(key, value));
                    }));
    for (String override : adjustments.sets()) {
      Origin origin = new Origin(Origin.SET + override, 0);
      int equals = override.indexOf('=');
      String key = equals < 1 ? override : override.substring(0, equals).strip();
      if (equals < 1) {
        problems.add(origin, "must be key=value, such as machine.cpus=4");
      } else if (varies(key, factors)) {
        problems.add(origin, "'" + key + "' varies in this study");
      } else {
        fixed.add(Setting.of(key, override.substring(equals + 1).strip(), origin));
      }
    }
    return fixed;
  }

  private static boolean varies(String key, List<Factor> factors) {
    return factors.stream().anyMatch(factor -> factor.name().equals(key));
  }

  private static List<Factor> factors(List<Dimension> dimensions) {
    List<Factor> factors = new ArrayList<>();
    for (Dimension dimension : dimensions) {
      dimension.factors().forEach(factor -> factors.add(Factor.of(factor, dimension)));
    }
    factors.sort(Comparator.comparing(Factor::name));
    return factors;
  }

  /** The dimension along the horizontal axis is the last one. */
  private static List<Dimension> ordered(List<Dimension> dimensions, PlotPlan plot) {
    List<Dimension> ordered = new ArrayList<>(dimensions);
    ordered.sort(
        Comparator.comparing((Dimension d) -> plot.x() != null && d.factors().contains(plot.x()))
            .thenComparing(Dimension::name));
    return ordered;
  }

  private static @Nullable Replications replications(
      Optional<ConfigNode> given, PlotBinder plots, @Nullable PlotPlan plot) {
    List<String> first = plot == null ? List.of() : List.of(plot.y().get(0));
    if (given.isEmpty()) {
      return new Replications(5, 5, 5, 0, first);
    }
    ConfigNode node = given.get();
    if (!node.isObject()) {
      int number = node.integer(1, MOST_REPLICATIONS);
      return new Replications(number, number, number, 0, first);
    }
    return node.object(
        fields -> {
          int minimum =
              fields.optional("minimum").map(n -> n.integer(1, MOST_REPLICATIONS)).orElse(5);
          double halfWidth =
              fields.optional("until-half-width").map(ConfigNode::percentage).orElse(0.0);
          int most = halfWidth > 0 ? Math.max(minimum, 30) : minimum;
          int maximum =
              fields
                  .optional("maximum")
                  .map(n -> n.integer(minimum, MOST_REPLICATIONS))
                  .orElse(most);
          if (halfWidth > 0 && minimum < 2) {
            node.wrong("has a minimum of 1, but one run has no half-width; nearest: minimum = 2");
          }
          if (halfWidth == 0 && maximum > minimum) {
            node.wrong("has a maximum above its minimum, but no until-half-width at which to stop");
          }
          int batch = fields.optional("batch").map(n -> n.integer(1, MOST_REPLICATIONS)).orElse(5);
          List<String> of = plots.names(fields.optional("of"));
          return new Replications(minimum, maximum, batch, halfWidth, of.isEmpty() ? first : of);
        });
  }

  private static @Nullable Limits limits(ConfigNode node) {
    return node.object(
        fields ->
            new Limits(
                fields
                    .optional("cells")
                    .map(n -> n.integer(1, Limits.HIGHEST.cells()))
                    .orElse(DEFAULT_LIMITS.cells()),
                fields
                    .optional("runs")
                    .map(n -> n.integer(1, Limits.HIGHEST.runs()))
                    .orElse(DEFAULT_LIMITS.runs())));
  }

  private boolean within(ConfigNode root, long cells, Replications replications, Limits limits) {
    int most =
        adjustments.replications() == null ? replications.maximum() : adjustments.replications();
    if (cells > limits.cells()) {
      root.problem(
          "the study has %d cells, but its limits.cells is %d".formatted(cells, limits.cells()));
      return false;
    }
    if (cells * most > limits.runs()) {
      root.problem(
          "the study may take %d runs (%d cells, up to %d replications), but its limits.runs is %d"
              .formatted(cells * most, cells, most, limits.runs()));
      return false;
    }
    return true;
  }
}
