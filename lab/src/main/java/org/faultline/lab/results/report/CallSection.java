package org.faultline.lab.results.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.faultline.actors.result.ProcessResult;

/**
 * The system calls of some processes in a summary: of each kind how many ended in the measured
 * window, and how long they took their programs.
 */
final class CallSection {
  private CallSection() {}

  static void describe(ArrayNode array, Collection<ProcessResult> processes, long windowNanos) {
    SortedMap<String, List<Histogram>> byName = new TreeMap<>();
    for (ProcessResult process : processes) {
      process
          .report()
          .calls()
          .forEach(
              (name, times) -> byName.computeIfAbsent(name, n -> new ArrayList<>()).add(times));
    }
    byName.forEach(
        (name, parts) -> {
          Histogram times = Percentiles.sum(parts);
          ObjectNode call = array.addObject();
          call.put("name", name);
          call.put("perSecond", Exact.perSecond(times.getTotalCount(), windowNanos));
          call.set("time", Percentiles.of(times));
        });
  }
}
