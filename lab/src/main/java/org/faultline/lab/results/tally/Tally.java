package org.faultline.lab.results.tally;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.faultline.actors.result.ProcessResult;
import org.faultline.actors.time.TimeBucket;
import org.faultline.lab.results.account.Cause;
import org.faultline.lab.results.account.TimeAccount;
import org.faultline.lab.results.number.Exact;
import org.faultline.lab.results.number.Pages;
import org.faultline.lab.results.summary.Counts;
import org.faultline.lab.results.summary.Rates;
import org.faultline.lab.results.summary.TimeShares;
import org.faultline.lab.results.summary.Times;
import org.faultline.lab.results.summary.WorkSummary;
import org.faultline.memory.server.Counter;
import org.jspecify.annotations.Nullable;

/** Sums over some processes, as the summary states them. */
final class Tally {
  private final List<ProcessResult> processes;
  private final long windowNanos;
  private final OptionalLong peakPages;
  private final @Nullable SharingSection sharing;

  /**
   * Sums over {@code processes}, whose measured window has this length.
   *
   * @param peakPages the most pages that they had resident at a time; empty where nobody knows, and
   *     then only that of a single process is told
   * @param sharing absent where there never was a section
   */
  Tally(
      List<ProcessResult> processes,
      long windowNanos,
      OptionalLong peakPages,
      @Nullable SharingSection sharing) {
    this.processes = processes;
    this.windowNanos = windowNanos;
    this.sharing = sharing;
    this.peakPages =
        peakPages.isEmpty() && processes.size() == 1
            ? OptionalLong.of(processes.get(0).memory().peakResidentPages())
            : peakPages;
  }

  /** All sums. */
  WorkSummary summary() {
    RequestSection requests = new RequestSection(processes, windowNanos);
    Counts window = counts(ProcessResult::windowReferences, ProcessResult::window);
    Counts run = counts(ProcessResult::references, ProcessResult::total);
    Map<TimeBucket, Long> nanos = new EnumMap<>(TimeBucket.class);
    long life = 0;
    for (TimeBucket bucket : TimeBucket.values()) {
      nanos.put(bucket, sum(process -> process.window(bucket)));
      life += nanos.get(bucket);
    }
    Times times = new Times(Collections.unmodifiableMap(nanos));
    long awake = life - times.of(TimeBucket.SLEEPING);
    long pages = times.of(TimeBucket.PAGING) + times.of(TimeBucket.PAGE_WAIT);
    TimeAccount account = TimeAccount.of(times, window);
    return new WorkSummary(
        rate(requests.finished()),
        requests.summaries(),
        rates(),
        window,
        run,
        times,
        shares(times, life),
        Exact.ratio(pages, awake),
        Exact.ratio(times.of(TimeBucket.COMMIT_WAIT), awake),
        takes(account),
        Exact.decimal(account.asleep()),
        Exact.ratio(times.of(TimeBucket.READY), awake),
        new FairnessSection(processes).summary(),
        new WorkSummary.MemoryUse(
            Pages.bytes(sum(process -> process.memory().residentPages())),
            peakPages.isPresent() ? Pages.bytes(peakPages.getAsLong()) : null,
            Pages.bytes(sum(process -> process.memory().committedPages())),
            sharing == null ? null : sharing.of(processes)));
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

  private Rates rates() {
    Map<Counter, BigDecimal> rates = new EnumMap<>(Counter.class);
    for (Counter counter : Counter.values()) {
      if (!counter.isTime()) {
        rates.put(counter, rate(sum(process -> process.window(counter))));
      }
    }
    long refaults =
        sum(p -> p.window(Counter.THRASHING_REFAULTS) + p.window(Counter.TRANSITION_REFAULTS));
    return new Rates(
        rate(sum(ProcessResult::windowReferences)),
        rate(refaults),
        Collections.unmodifiableMap(rates));
  }

  private interface Count {
    long of(ProcessResult process, Counter counter);
  }

  private Counts counts(ToLongFunction<ProcessResult> references, Count count) {
    Map<Counter, Long> counts = new EnumMap<>(Counter.class);
    for (Counter counter : Counter.values()) {
      counts.put(counter, sum(process -> count.of(process, counter)));
    }
    return new Counts(sum(references), Collections.unmodifiableMap(counts));
  }

  private static TimeShares shares(Times times, long life) {
    Map<TimeBucket, BigDecimal> shares = new EnumMap<>(TimeBucket.class);
    times.nanos().forEach((bucket, nanos) -> shares.put(bucket, Exact.ratio(nanos, life)));
    return new TimeShares(Collections.unmodifiableMap(shares));
  }

  /** What takes the time awake, by its label. */
  private static Map<String, BigDecimal> takes(TimeAccount account) {
    Map<String, BigDecimal> takes = new LinkedHashMap<>();
    for (Cause cause : account.nanos().keySet()) {
      takes.put(cause.label(), Exact.decimal(account.share(cause)));
    }
    return takes;
  }

  private BigDecimal rate(long count) {
    return Exact.perSecond(count, windowNanos);
  }

  private long sum(ToLongFunction<ProcessResult> of) {
    return processes.stream().mapToLong(of).sum();
  }
}
