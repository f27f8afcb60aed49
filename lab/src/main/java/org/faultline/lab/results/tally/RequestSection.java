package org.faultline.lab.results.tally;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.faultline.actors.process.RequestArrivals;
import org.faultline.actors.result.ProcessResult;
import org.faultline.lab.results.number.Exact;
import org.faultline.lab.results.summary.RequestSummary;

/** The requests that some processes served in the window, by name. */
final class RequestSection {
  private final List<ProcessResult> processes;
  private final long windowNanos;
  private final Map<String, RequestArrivals.Count> arrivals;
  private final Map<String, List<Histogram>> latencies = new TreeMap<>();

  RequestSection(List<ProcessResult> processes, long windowNanos) {
    this.processes = processes;
    this.windowNanos = windowNanos;
    arrivals = arrivals(processes);
    arrivals.keySet().forEach(name -> latencies.put(name, new ArrayList<>()));
    for (ProcessResult process : processes) {
      process
          .report()
          .latencies()
          .forEach(
              (name, times) -> latencies.computeIfAbsent(name, n -> new ArrayList<>()).add(times));
    }
  }

  /** Those of requests that arrive by themselves, whether or not a process is busy. */
  private static Map<String, RequestArrivals.Count> arrivals(List<ProcessResult> processes) {
    Map<String, RequestArrivals.Count> all = new TreeMap<>();
    for (ProcessResult process : processes) {
      Set<String> open = OpenRequests.of(process.report().identity().group().program());
      process
          .report()
          .requests()
          .arrivals()
          .forEach(
              (name, count) -> {
                if (open.contains(name)) {
                  all.merge(name, count, RequestArrivals.Count::plus);
                }
              });
    }
    return all;
  }

  /** How many ended. */
  long finished() {
    return latencies.values().stream()
        .flatMap(Collection::stream)
        .mapToLong(Histogram::getTotalCount)
        .sum();
  }

  List<RequestSummary> summaries() {
    return latencies.entrySet().stream()
        .map(request -> summary(request.getKey(), request.getValue()))
        .toList();
  }

  private RequestSummary summary(String name, List<Histogram> parts) {
    Histogram times = Percentiles.sum(parts);
    List<Histogram> corrected =
        processes.stream()
            .map(process -> ThinkTimes.corrected(process, name))
            .filter(Objects::nonNull)
            .toList();
    return new RequestSummary(
        name,
        rate(times.getTotalCount()),
        arrivals.containsKey(name) ? summary(arrivals.get(name)) : null,
        Percentiles.of(times),
        corrected.isEmpty() ? null : Percentiles.of(Percentiles.sum(corrected)));
  }

  private RequestSummary.Arrivals summary(RequestArrivals.Count count) {
    boolean least = count.waiting() >= RequestArrivals.MOST_WAITING;
    return new RequestSummary.Arrivals(
        count.arrived(), rate(count.arrived()), count.waiting(), least ? true : null);
  }

  private BigDecimal rate(long count) {
    return Exact.perSecond(count, windowNanos);
  }
}
