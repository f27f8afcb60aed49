package org.faultline.lab.studies.capacity;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.faultline.lab.results.measure.Measure;
import org.faultline.lab.results.number.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one position.
 *
 * @param runs in the order of their replications, at least one
 * @param findings one for each requirement
 */
record Judgement(int position, List<Observation> runs, List<Finding> findings) {

  /**
   * What is known of a requirement there.
   *
   * @param interval of the mean over the runs; absent where a run gave no value
   */
  record Finding(Requirement requirement, @Nullable Interval interval, Verdict verdict) {}

  /** Judges what {@code runs} showed. */
  static Judgement of(int position, List<Observation> runs, List<Requirement> requirements) {
    return new Judgement(
        position,
        List.copyOf(runs),
        requirements.stream().map(requirement -> finding(requirement, runs)).toList());
  }

  private static Finding finding(Requirement requirement, List<Observation> runs) {
    double[] values = values(runs, requirement.measure());
    if (values.length < runs.size()) {
      return new Finding(requirement, null, Verdict.NOT_MET);
    }
    Interval interval = Interval.of(values);
    return new Finding(requirement, interval, requirement.judge(interval));
  }

  private static double[] values(List<Observation> runs, String measure) {
    return runs.stream()
        .map(run -> run.measures().get(measure))
        .filter(Objects::nonNull)
        .mapToDouble(Measure::value)
        .toArray();
  }

  /** The mean of a measure over the runs that have it. */
  OptionalDouble mean(String measure) {
    double[] values = values(runs, measure);
    return values.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Interval.of(values).mean());
  }

  /** Whether nothing in its runs was drawn at random, so that one run is enough. */
  boolean deterministic() {
    return runs.stream().allMatch(Observation::deterministic);
  }

  /** Which processes failed in its runs that came to their end; absent where none did. */
  @Nullable String failedProcesses() {
    return runs.stream()
        .filter(run -> !run.measures().isEmpty())
        .map(Observation::failure)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Why a run cannot have met anything; absent where none says so. */
  @Nullable String failure() {
    return runs.stream()
        .map(Observation::failure)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Met where every requirement is, and nothing failed. */
  Verdict verdict() {
    return failure() != null
        ? Verdict.NOT_MET
        : findings.stream().map(Finding::verdict).reduce(Verdict.MET, Verdict::and);
  }
}
