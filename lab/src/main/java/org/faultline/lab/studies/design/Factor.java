package org.faultline.lab.studies.design;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.workload.binding.Magnitude;

/**
 * A column of a study: a key of the workload that varies, or {@code case}.
 *
 * @param kind of its levels; empty where they are words, or of several kinds
 * @param levels each label once, in the order of the study
 */
public record Factor(String name, Optional<Magnitude.Kind> kind, List<String> levels) {

  /** The factor {@code name} of {@code dimension}. */
  static Factor of(String name, Dimension dimension) {
    Set<String> levels = new LinkedHashSet<>();
    dimension.levels().forEach(level -> levels.add(level.labels().get(name)));
    List<Optional<Magnitude.Kind>> kinds =
        levels.stream()
            .map(level -> Magnitude.parse(level).map(Magnitude::kind))
            .distinct()
            .toList();
    return new Factor(
        name, kinds.size() == 1 ? kinds.get(0) : Optional.empty(), List.copyOf(levels));
  }

  /** Whether its levels can be drawn on an axis. */
  public boolean numeric() {
    return kind.isPresent();
  }

  /** The value of a level of a numeric factor, in units of {@link Magnitude#value}. */
  public double value(String level) {
    return Magnitude.parse(level).orElseThrow().value();
  }

  /** The name without the path that leads to it. */
  public String shortName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
