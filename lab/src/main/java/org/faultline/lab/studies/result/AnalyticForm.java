package org.faultline.lab.studies.result;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.faultline.workload.config.LoadedWorkload;
import org.faultline.workload.program.Step;

/** A workload that a closed queueing network describes exactly. */
interface AnalyticForm {
  /** The form of {@code workload}; empty where no network describes it. */
  static Optional<AnalyticForm> of(LoadedWorkload workload) {
    return ThrashForm.of(workload).or(() -> FaultingForm.of(workload));
  }

  /** What the network says of a measure; empty where it says nothing. */
  OptionalDouble value(String measure);

  /** The steps of one kind. */
  static <T extends Step> List<T> steps(List<Step> program, Class<T> type) {
    return program.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
