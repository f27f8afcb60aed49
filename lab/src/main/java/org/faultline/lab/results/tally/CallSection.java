package org.faultline.lab.results.tally;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.faultline.actors.result.ProcessResult;
import org.faultline.lab.results.number.Exact;
import org.faultline.lab.results.summary.CallSummary;

/**
 * The system calls of some processes in a summary: of each kind how many ended in the measured
 * window, and how long they took their programs.
 */
final class CallSection {
  private CallSection() {}

  static List<CallSummary> of(Collection<ProcessResult> processes, long windowNanos) {
    SortedMap<String, List<Histogram>> byName = new TreeMap<>();
    for (ProcessResult process : processes) {
      process
          .report()
          .calls()
          .forEach(
              (name, times) -> byName.computeIfAbsent(name, n -> new ArrayList<>()).add(times));
    }
    List<CallSummary> calls = new ArrayList<>();
    byName.forEach(
        (name, parts) -> {
          Histogram times = Percentiles.sum(parts);
          calls.add(
              new CallSummary(
                  name,
                  Exact.perSecond(times.getTotalCount(), windowNanos),
                  Percentiles.of(times)));
        });
    return calls;
  }
}
