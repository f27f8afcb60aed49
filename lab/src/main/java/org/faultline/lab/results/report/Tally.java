package org.faultline.lab.results.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.faultline.actors.process.RequestArrivals;
import org.faultline.actors.result.ProcessResult;
import org.faultline.actors.time.TimeBucket;
import org.faultline.lab.results.account.Cause;
import org.faultline.lab.results.account.TimeAccount;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.server.Counter;

/** Sums over some processes, as the summary states them. */
final class Tally {
  private final List<ProcessResult> processes;
  private final long windowNanos;
  private final OptionalLong peakPages;

  /**
   * Sums over {@code processes}, whose measured window has this length.
   *
   * @param peakPages the most pages that they had resident at a time; empty where nobody knows, and
   *     then only that of a single process is told
   */
  Tally(List<ProcessResult> processes, long windowNanos, OptionalLong peakPages) {
    this.processes = processes;
    this.windowNanos = windowNanos;
    this.peakPages =
        peakPages.isEmpty() && processes.size() == 1
            ? OptionalLong.of(processes.get(0).peakResidentPages())
            : peakPages;
  }

  /** Adds all sums to {@code node}. */
  void describe(ObjectNode node) {
    requests(node);
    ObjectNode rates = node.putObject("perSecond");
    rates.put("references", rate(sum(ProcessResult::windowReferences)));
    long refaults =
        sum(p -> p.window(Counter.THRASHING_REFAULTS) + p.window(Counter.TRANSITION_REFAULTS));
    rates.put("refaults", rate(refaults));
    for (Counter counter : Counter.values()) {
      if (!counter.isTime()) {
        rates.put(key(counter), rate(sum(p -> p.window(counter))));
      }
    }
    counts(node.putObject("window"), ProcessResult::windowReferences, ProcessResult::window);
    counts(node.putObject("run"), ProcessResult::references, ProcessResult::total);
    times(node);
    new FairnessSection(processes).describe(node);
    ObjectNode memory = node.putObject("memory");
    memory.put("workingSetBytes", bytes(sum(ProcessResult::residentPages)));
    peakPages.ifPresent(pages -> memory.put("peakWorkingSetBytes", bytes(pages)));
    memory.put("privateBytes", bytes(sum(ProcessResult::committedPages)));
  }

  /** How long the processes that appeared have lived on average, in nanoseconds. */
  long meanElapsedNanos() {
    List<ProcessResult> started =
        processes.stream().filter(process -> process.startedAtNanos() >= 0).toList();
    long sum =
        started.stream()
            .mapToLong(process -> process.accountedUntilNanos() - process.startedAtNanos())
            .sum();
    return started.isEmpty() ? 0 : Math.round((double) sum / started.size());
  }

  private void requests(ObjectNode node) {
    Map<String, List<Histogram>> byName = new TreeMap<>();
    Map<String, RequestArrivals.Count> arrivals = arrivals();
    arrivals.keySet().forEach(name -> byName.put(name, new ArrayList<>()));
    for (ProcessResult process : processes) {
      process
          .report()
          .latencies()
          .forEach(
              (name, times) -> byName.computeIfAbsent(name, n -> new ArrayList<>()).add(times));
    }
    long finished =
        byName.values().stream().flatMap(List::stream).mapToLong(Histogram::getTotalCount).sum();
    node.put("requestsPerSecond", rate(finished));
    var array = node.putArray("requests");
    byName.forEach(
        (name, parts) -> {
          Histogram times = Percentiles.sum(parts);
          ObjectNode request = array.addObject();
          request.put("name", name);
          request.put("perSecond", rate(times.getTotalCount()));
          if (arrivals.containsKey(name)) {
            arrivals(request.putObject("arrivals"), arrivals.get(name));
          }
          request.set("latency", Percentiles.of(times));
          List<Histogram> corrected =
              processes.stream()
                  .map(process -> ThinkTimes.corrected(process, name))
                  .filter(Objects::nonNull)
                  .toList();
          if (!corrected.isEmpty()) {
            request.set("correctedLatency", Percentiles.of(Percentiles.sum(corrected)));
          }
        });
  }

  /** Those of requests that arrive by themselves, whether or not a process is busy. */
  private Map<String, RequestArrivals.Count> arrivals() {
    Map<String, RequestArrivals.Count> all = new TreeMap<>();
    for (ProcessResult process : processes) {
      Set<String> open = OpenRequests.of(process.report().identity().group().program());
      process
          .report()
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

  private void arrivals(ObjectNode node, RequestArrivals.Count arrivals) {
    node.put("count", arrivals.arrived());
    node.put("perSecond", rate(arrivals.arrived()));
    node.put("waitingAtEnd", arrivals.waiting());
    if (arrivals.waiting() >= RequestArrivals.MOST_WAITING) {
      node.put("waitingIsLeast", true);
    }
  }

  private interface Count {
    long of(ProcessResult process, Counter counter);
  }

  private void counts(ObjectNode node, ToLongFunction<ProcessResult> references, Count count) {
    node.put("references", sum(references));
    for (Counter counter : Counter.values()) {
      node.put(key(counter), sum(process -> count.of(process, counter)));
    }
  }

  private void times(ObjectNode node) {
    ObjectNode times = node.putObject("windowTimes");
    long awake = 0;
    for (TimeBucket bucket : TimeBucket.values()) {
      long nanos = sum(process -> process.window(bucket));
      times.put(camel(bucket.name()) + "Nanos", nanos);
      awake += bucket == TimeBucket.SLEEPING ? 0 : nanos;
    }
    long pages = sum(p -> p.window(TimeBucket.PAGING)) + sum(p -> p.window(TimeBucket.PAGE_WAIT));
    ObjectNode shares = node.putObject("timeShares");
    long life = sum(process -> LongStream.of(process.windowTimes()).sum());
    for (TimeBucket bucket : TimeBucket.values()) {
      shares.put(camel(bucket.name()), Exact.ratio(sum(process -> process.window(bucket)), life));
    }
    node.put("waitsForPaging", Exact.ratio(pages, awake));
    node.put("waitsForCommit", Exact.ratio(sum(p -> p.window(TimeBucket.COMMIT_WAIT)), awake));
    takes(node);
    node.put("waitsForCpu", Exact.ratio(sum(p -> p.window(TimeBucket.READY)), awake));
  }

  /** What takes the time awake, and the part of the life that is not. */
  private static void takes(ObjectNode node) {
    TimeAccount account = TimeAccount.of(node);
    ObjectNode takes = node.putObject("takes");
    for (Cause cause : account.nanos().keySet()) {
      takes.put(cause.label(), Exact.decimal(account.share(cause)));
    }
    node.put("asleep", Exact.decimal(account.asleep()));
  }

  private java.math.BigDecimal rate(long count) {
    return Exact.perSecond(count, windowNanos);
  }

  private long sum(ToLongFunction<ProcessResult> of) {
    return processes.stream().mapToLong(of).sum();
  }

  static long bytes(long pages) {
    return pages << AddressLayout.PAGE_SHIFT;
  }

  static String key(Counter counter) {
    return camel(counter.name());
  }

  static String camel(String constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.toLowerCase(Locale.ROOT).split("_", -1)) {
      name.append(
          name.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return name.toString();
  }
}
