package org.faultline.lab.results.tally;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.faultline.actors.result.ProcessResult;
import org.faultline.actors.result.RunResult;
import org.faultline.lab.results.number.Exact;
import org.faultline.lab.results.number.Pages;
import org.faultline.lab.results.summary.CountersSummary;
import org.faultline.memory.device.DeviceLoad;
import org.faultline.memory.server.Counter;
import org.faultline.memory.server.ManagerReport;
import org.faultline.memory.server.MemorySample;
import org.faultline.memory.windows.FrameCounts;
import org.faultline.memory.windows.WindowsSample;

/**
 * The counters that Windows' performance monitor has of the same things, with its names and
 * meanings (docs/windows.md W1001 to W1003): bytes, percent from 0 to 100, seconds. Rates and
 * averages are over the measured window, amounts are those at its end, peaks those of the whole
 * run.
 */
final class PerformanceCounters {
  private final RunResult result;
  private final ManagerReport manager;
  private final MemorySample memory;

  private PerformanceCounters(RunResult result) {
    this.result = result;
    this.manager = result.manager();
    this.memory = manager.last();
  }

  /** Those of the machine. */
  static CountersSummary of(RunResult result) {
    PerformanceCounters counters = new PerformanceCounters(result);
    return new CountersSummary(counters.memory(), counters.pagefile(), counters.disk());
  }

  /** Counters by their names, in the order in which they are added. */
  private static final class Named {
    final Map<String, BigDecimal> values = new LinkedHashMap<>();

    Named add(String name, long value) {
      return add(name, BigDecimal.valueOf(value));
    }

    Named add(String name, BigDecimal value) {
      values.put(name, value);
      return this;
    }
  }

  private Map<String, BigDecimal> memory() {
    Named counters = new Named();
    WindowsSample lists = WindowsSample.of(memory);
    if (lists == null) {
      long free = memory.frames().free() + manager.frames().all() - manager.frames().assigned();
      counters.add("Available Bytes", Pages.bytes(free));
      counters.add("Free & Zero Page List Bytes", Pages.bytes(free));
    } else {
      lists(counters, lists.counts());
    }
    counters.add("Committed Bytes", Pages.bytes(memory.commit().chargePages()));
    counters.add("Commit Limit", Pages.bytes(memory.commit().limitPages()));
    counters.add(
        "% Committed Bytes In Use",
        Exact.percent(memory.commit().chargePages(), memory.commit().limitPages()));
    rate(counters, "Page Faults/sec", result.window(Counter.PAGE_FAULTS));
    rate(counters, "Demand Zero Faults/sec", result.window(Counter.DEMAND_ZERO_FAULTS));
    rate(counters, "Transition Faults/sec", result.window(Counter.TRANSITION_FAULTS));
    if (lists != null && lists.sharing().sections()) {
      rate(counters, "Write Copies/sec", result.window(Counter.WRITE_COPIES));
    }
    rate(counters, "Page Reads/sec", result.window(Counter.PAGE_READS));
    long input = result.window(Counter.PAGES_INPUT);
    rate(counters, "Pages Input/sec", input);
    rate(counters, "Page Writes/sec", result.window(Counter.PAGE_WRITES));
    long output = result.window(Counter.PAGES_OUTPUT);
    rate(counters, "Pages Output/sec", output);
    rate(counters, "Pages/sec", input + output);
    if (lists != null) {
      long repurposed = result.window(Counter.TRANSITION_PAGES_REPURPOSED);
      rate(counters, "Transition Pages RePurposed/sec", repurposed);
      counters.add("Long-Term Average Standby Cache Lifetime (s)", standbyLifetime(lists));
    }
    return counters.values;
  }

  private static void lists(Named counters, FrameCounts counts) {
    StandbyPriorities standby = StandbyPriorities.of(counts.standby());
    counters.add("Available Bytes", Pages.bytes(counts.available()));
    counters.add(
        "Free & Zero Page List Bytes", Pages.bytes((long) counts.zeroed() + counts.free()));
    counters.add("Modified Page List Bytes", Pages.bytes(counts.modified()));
    counters.add("Standby Cache Reserve Bytes", Pages.bytes(standby.reservePages()));
    counters.add("Standby Cache Normal Priority Bytes", Pages.bytes(standby.normalPages()));
    counters.add("Standby Cache Core Bytes", Pages.bytes(standby.corePages()));
  }

  /** The mean stay by Little's law: time that pages were on standby, by the pages that left. */
  private BigDecimal standbyLifetime(WindowsSample lists) {
    long micros = lists.standbyPageMicros();
    long left = lists.placedOnStandby() - lists.counts().allStandby();
    MemorySample begin = result.windowStart();
    WindowsSample start = begin == null ? null : WindowsSample.of(begin);
    if (start != null) {
      micros -= start.standbyPageMicros();
      left -= start.placedOnStandby() - start.counts().allStandby();
    }
    return Exact.mean(BigDecimal.valueOf(micros, 6), left);
  }

  private Map<String, BigDecimal> pagefile() {
    long size = memory.commit().pagefileSizeSlots();
    return new Named()
        .add("% Usage", Exact.percent(memory.commit().pagefileUsedSlots(), size))
        .add("% Usage Peak", Exact.percent(manager.commit().pagefilePeakSlots(), size))
        .values;
  }

  private Map<String, BigDecimal> disk() {
    Named counters = new Named();
    DeviceLoad load = result.windowDevice();
    long nanos = result.windowNanos();
    rate(counters, "Disk Reads/sec", load.reads().transfers());
    rate(counters, "Disk Writes/sec", load.writes().transfers());
    rate(counters, "Disk Read Bytes/sec", Pages.bytes(load.reads().pages()));
    rate(counters, "Disk Write Bytes/sec", Pages.bytes(load.writes().pages()));
    counters.add("Avg. Disk sec/Read", seconds(load.reads().nanos(), load.reads().transfers()));
    counters.add("Avg. Disk sec/Write", seconds(load.writes().nanos(), load.writes().transfers()));
    counters.add("Current Disk Queue Length", result.device().inFlight());
    counters.add("Avg. Disk Queue Length", Exact.ratio(load.queueNanos(), nanos));
    counters.add("% Idle Time", Exact.percent(nanos - load.busyNanos(), nanos));
    return counters.values;
  }

  private static BigDecimal seconds(long nanos, long count) {
    return Exact.mean(BigDecimal.valueOf(nanos, 9), count);
  }

  private void rate(Named counters, String name, long count) {
    counters.add(name, Exact.perSecond(count, result.windowNanos()));
  }

  /** Those of one process. */
  static Map<String, BigDecimal> of(ProcessResult process, RunResult result) {
    int index = process.report().identity().id() - 1;
    long workingSet = Pages.bytes(process.memory().residentPages());
    WindowsSample lists = WindowsSample.of(result.manager().last());
    long shareable = lists == null ? 0 : Pages.bytes(lists.sharing().shareable(index + 1));
    long committed = Pages.bytes(process.memory().committedPages());
    return new Named()
        .add("Working Set", workingSet)
        .add("Working Set Peak", Pages.bytes(process.memory().peakResidentPages()))
        .add("Working Set - Private", workingSet - shareable)
        .add("Private Bytes", committed)
        .add("Page File Bytes", committed)
        .add(
            "Page File Bytes Peak",
            Pages.bytes(result.manager().processes().peakCommittedPages()[index]))
        .add("Virtual Bytes", process.ended() ? 0 : process.report().addresses().reservedBytes())
        .add(
            "Page Faults/sec",
            Exact.perSecond(process.window(Counter.PAGE_FAULTS), result.windowNanos()))
        .values;
  }
}
