package org.faultline.lab.studies.design;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * One combination of levels.
 *
 * @param number from 1, in the order of the study
 * @param labels the level of each factor
 * @param settings all overrides of the workload, the study's fixed ones first
 */
public record Cell(int number, SortedMap<String, String> labels, List<Setting> settings) {

  /** The overrides as {@code --set} takes them. */
  public List<String> sets() {
    return settings.stream().map(Setting::text).toList();
  }

  /** What tells it from the other cells: {@code machine.cpus = 4, paging.policy = lru}. */
  public String name() {
    return labels.isEmpty()
        ? "the only cell"
        : labels.entrySet().stream()
            .map(label -> label.getKey() + " = " + label.getValue())
            .collect(Collectors.joining(", "));
  }
}
