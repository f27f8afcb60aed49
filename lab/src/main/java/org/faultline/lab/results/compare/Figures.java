package org.faultline.lab.results.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import org.faultline.lab.results.compare.Figure.Kind;
import org.faultline.lab.results.summary.Absent;
import org.faultline.lab.results.summary.Counts;
import org.faultline.lab.results.summary.GroupSummary;
import org.faultline.lab.results.summary.MachineSummary;
import org.faultline.lab.results.summary.Processes;
import org.faultline.lab.results.summary.RequestSummary;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.lab.results.summary.TimeDistribution;
import org.faultline.memory.server.Counter;
import org.jspecify.annotations.Nullable;

/** Collects the main figures of a run, in the order in which they are shown. */
final class Figures {
  private final boolean byWork;
  private final boolean older;
  private final Map<String, Figure> figures = new LinkedHashMap<>();
  private long failures;

  /**
   * @param byWork whether counters are told by their number over the whole run, and not a second of
   *     the window
   * @param older whether the summary is of an older schema, in which peaks of groups are added up
   *     from those of their processes and utilisation is the time with any place busy
   */
  Figures(boolean byWork, boolean older) {
    this.byWork = byWork;
    this.older = older;
  }

  Map<String, Figure> byName() {
    return figures;
  }

  void group(GroupSummary group) {
    group.work().requests().forEach(request -> request(group.name(), request));
    if (group.allEnded()) {
      add(Figure.plain(group.name(), "elapsed", Kind.NANOS, group.meanElapsedNanos()));
    }
    failures += group.failed();
    add(Figure.plain(group.name(), "failed", Kind.COUNT, group.failed()));
    shared(group);
  }

  void machine(RunSummary summary) {
    MachineSummary machine = summary.machine();
    String where = machine.name();
    if (byWork) {
      add(Figure.plain(where, "elapsed", Kind.NANOS, summary.run().endNanos()));
    }
    add(Figure.plain(where, "failed", Kind.COUNT, failures));
    shared(machine);
    counted(machine, "Pages Input", Counter.PAGES_INPUT);
    counted(machine, "Pages Output", Counter.PAGES_OUTPUT);
    share(where, "CPU", machine.cpu().utilisation());
    share(
        where,
        older ? "pagefile, any place" : "pagefile",
        machine.pagefile().device().window().utilisation());
    share(where, "MemoryManager", machine.memoryManager().utilisation());
  }

  private void request(String group, RequestSummary request) {
    String name = request.name();
    TimeDistribution latency = request.latency();
    long count = latency.count();
    double perSecond = request.perSecond().doubleValue();
    add(new Figure(group, name + "/s", Kind.RATE, perSecond, count, Figure.ENOUGH_EVENTS));
    add(new Figure(group, name + " ended", Kind.COUNT, count, count, Figure.ENOUGH_EVENTS));
    if (count > 0) {
      percentile(group, name + " p50", latency.p50Nanos(), count, 2);
      percentile(group, name + " p99", latency.p99Nanos(), count, 100);
    }
  }

  /** A percentile that one in {@code oneIn} samples lies beyond. */
  private void percentile(String group, String what, long nanos, long count, int oneIn) {
    add(new Figure(group, what, Kind.NANOS, (double) nanos, count, oneIn * Figure.ENOUGH_BEYOND));
  }

  /** What groups and the machine both have. */
  private void shared(Processes part) {
    String where = part.name();
    Counts run = part.work().run();
    if (byWork) {
      add(Figure.plain(where, "references", Kind.COUNT, run.references()));
    } else {
      double rate = part.work().perSecond().references().doubleValue();
      add(Figure.plain(where, "references/s", Kind.RATE, rate));
    }
    counted(part, "Page Faults", Counter.PAGE_FAULTS);
    counted(part, "Hard Faults", Counter.HARD_FAULTS);
    if (byWork && run.references() > 0) {
      long faults = run.of(Counter.PAGE_FAULTS);
      double ratio = faults / (double) run.references();
      add(new Figure(where, "miss ratio", Kind.RATIO, ratio, faults, Figure.ENOUGH_EVENTS));
    }
    Long peak = part.work().memory().peakWorkingSetBytes();
    if (peak != null) {
      String what = older ? "peak Working Sets, added up" : "peak Working Set";
      add(Figure.plain(where, what, Kind.BYTES, peak));
    }
    share(where, "waits for paging", part.work().waitsForPaging());
  }

  /** A counter: its number over the run, or its rate over the window. */
  private void counted(Processes part, String what, Counter counter) {
    long events = (byWork ? part.work().run() : part.work().window()).of(counter);
    add(
        byWork
            ? new Figure(part.name(), what, Kind.COUNT, events, events, Figure.ENOUGH_EVENTS)
            : new Figure(
                part.name(),
                what + "/s",
                Kind.RATE,
                part.work().perSecond().of(counter),
                events,
                Figure.ENOUGH_EVENTS));
  }

  private void share(String where, String what, @Nullable Number share) {
    add(Figure.plain(where, what, Kind.SHARE, Absent.zero(share)));
  }

  private void add(Figure figure) {
    figures.put(figure.key(), figure);
  }
}
