package org.faultline.lab.studies.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.faultline.actors.time.TimeBucket;
import org.faultline.lab.results.measure.Measures;
import org.faultline.lab.results.measure.Unit;
import org.faultline.lab.studies.design.StudyConfig;
import org.faultline.memory.server.Counter;
import org.faultline.memory.server.RequestKind;
import org.faultline.workload.binding.Nearest;
import org.faultline.workload.binding.Origin;
import org.faultline.workload.binding.Problems;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.config.WorkloadConfig;
import org.faultline.workload.program.SystemCall;

/** The measures that runs of a workload may have, told before the first run. */
public final class MeasureNames {
  /** A name in capitals in a pattern of the catalogue. */
  private static final Pattern PLACEHOLDER = Pattern.compile("[A-Z]{2,}");

  private static final String ANY_NAME = "[A-Za-z_][A-Za-z0-9_.-]*";

  /** Matches nothing. */
  private static final String NO_NAME = "(?!)";

  private final Set<String> groups = new TreeSet<>();
  private final Set<String> devices = new TreeSet<>();
  private final Map<Pattern, Unit> units = new LinkedHashMap<>();
  private final Set<String> examples = new TreeSet<>();

  /** The measures that a run of {@code workload} may have. */
  public MeasureNames(WorkloadConfig workload) {
    workload.processes().stream().map(ProcessGroup::name).forEach(groups::add);
    groups.add("machine");
    devices.addAll(workload.machine().devices().keySet());
    Measures.catalogue().forEach(kind -> add(kind.pattern(), kind.unit()));
  }

  private void add(String pattern, Unit unit) {
    String regex =
        PLACEHOLDER
            .matcher(pattern.replace(".", "\\."))
            .replaceAll(found -> alternatives(found.group()).replace("\\", "\\\\"));
    units.put(Pattern.compile(regex), unit);
    for (String group : groups) {
      String example = pattern.replace("GROUP", group);
      if (!PLACEHOLDER.matcher(example).find()) {
        examples.add(example);
      }
    }
  }

  private String alternatives(String placeholder) {
    return switch (placeholder) {
      case "GROUP" -> any(groups.stream().map(Pattern::quote));
      case "REQUEST" -> ANY_NAME;
      case "NAME" -> any(devices.stream().map(Pattern::quote));
      case "CALL" -> any(SystemCall.labels().stream());
      case "KIND" -> any(Stream.of(RequestKind.values()).map(RequestKind::label));
      case "COUNTER" ->
          any(
              Stream.of(Counter.values())
                  .filter(counter -> counter != Counter.MANAGER_WAIT_NANOS)
                  .map(MeasureNames::hyphened));
      case "BUCKET" -> any(Stream.of(TimeBucket.values()).map(MeasureNames::hyphened));
      default -> throw new IllegalArgumentException("there is no list of names for " + placeholder);
    };
  }

  private static String any(Stream<String> words) {
    List<String> all = words.toList();
    return all.isEmpty() ? NO_NAME : "(?:" + String.join("|", all) + ")";
  }

  private static String hyphened(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The unit of a measure; empty where no run can have one of that name. */
  public Optional<Unit> unit(String measure) {
    return units.entrySet().stream()
        .filter(kind -> kind.getKey().matcher(measure).matches())
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Records a problem for each measure of {@code study} that no run can have. */
  void check(StudyConfig study, Problems problems) {
    for (String measure : study.measured().measures()) {
      if (unit(measure).isEmpty()) {
        problems.add(
            study.measured().origins().getOrDefault(measure, new Origin(study.name() + ".conf", 0)),
            "no run of this workload has the measure '"
                + measure
                + "'"
                + Nearest.hint(measure, examples)
                + " Groups: "
                + String.join(", ", groups)
                + "; 'faultline list --measures' says what each has");
      }
    }
  }
}
