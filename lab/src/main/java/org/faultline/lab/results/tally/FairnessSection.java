package org.faultline.lab.results.tally;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.faultline.actors.result.ProcessResult;
import org.faultline.lab.results.number.Exact;
import org.faultline.lab.results.summary.FairnessSummary;
import org.faultline.lab.results.theory.Fairness;
import org.jspecify.annotations.Nullable;

/** How equally processes got on in the measured window; those that were not there are left out. */
final class FairnessSection {
  private final double[] references;
  private final double[] requests;

  FairnessSection(List<ProcessResult> processes) {
    List<Double> made = new ArrayList<>();
    List<Double> served = new ArrayList<>();
    boolean allServe = true;
    for (ProcessResult process : processes) {
      double nanos = 0;
      for (long spent : process.inWindow().times()) {
        nanos += spent;
      }
      if (nanos > 0) {
        var latencies = process.report().latencies();
        allServe &= !latencies.isEmpty();
        made.add(process.windowReferences() / nanos);
        served.add(latencies.values().stream().mapToLong(Histogram::getTotalCount).sum() / nanos);
      }
    }
    references = array(made);
    requests = allServe ? array(served) : new double[0];
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * Jain's index over references and, where every process serves, over requests; absent where none
   * lived in the window.
   */
  @Nullable FairnessSummary summary() {
    return references.length == 0
        ? null
        : new FairnessSummary(
            Exact.decimal(Fairness.jain(references)),
            requests.length == 0 ? null : Exact.decimal(Fairness.jain(requests)),
            null);
  }
}
