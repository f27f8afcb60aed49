package org.faultline.lab.results.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.faultline.actors.result.ProcessResult;
import org.faultline.actors.result.RunResult;
import org.faultline.memory.device.DeviceLoad;
import org.faultline.memory.server.Counter;
import org.faultline.memory.server.ManagerReport;
import org.faultline.memory.server.MemorySample;
import org.faultline.memory.windows.FrameCounts;
import org.faultline.memory.windows.WindowsSample;

/**
 * The counters that Windows' performance monitor has of the same things, with its names and
 * meanings (WINDOWS-VM.md 10.1 to 10.3): bytes, percent from 0 to 100, seconds. Rates and averages
 * are over the measured window, amounts are those at its end, peaks those of the whole run.
 */
final class PerformanceCounters {
  // The first priorities of the second and the third standby counter.
  private static final int NORMAL = 4;
  private static final int CORE = 6;

  private final RunResult result;
  private final ManagerReport manager;
  private final MemorySample memory;

  private PerformanceCounters(RunResult result) {
    this.result = result;
    this.manager = result.manager();
    this.memory = manager.last();
  }

  /** Adds those of the machine. */
  static void describe(ObjectNode node, RunResult result) {
    PerformanceCounters counters = new PerformanceCounters(result);
    counters.memory(node.putObject("Memory"));
    counters.pagefile(node.putObject("Paging File"));
    counters.disk(node.putObject("PhysicalDisk"));
  }

  private void memory(ObjectNode node) {
    WindowsSample lists = WindowsSample.of(memory);
    if (lists == null) {
      long free = memory.freeFrames() + manager.frames() - manager.assignedFrames();
      node.put("Available Bytes", Tally.bytes(free));
      node.put("Free & Zero Page List Bytes", Tally.bytes(free));
    } else {
      lists(node, lists.counts());
    }
    node.put("Committed Bytes", Tally.bytes(memory.commitCharge()));
    node.put("Commit Limit", Tally.bytes(memory.commitLimit()));
    node.put(
        "% Committed Bytes In Use", Exact.percent(memory.commitCharge(), memory.commitLimit()));
    rate(node, "Page Faults/sec", result.window(Counter.PAGE_FAULTS));
    rate(node, "Demand Zero Faults/sec", result.window(Counter.DEMAND_ZERO_FAULTS));
    rate(node, "Transition Faults/sec", result.window(Counter.TRANSITION_FAULTS));
    rate(node, "Page Reads/sec", result.window(Counter.PAGE_READS));
    long input = result.window(Counter.PAGES_INPUT);
    rate(node, "Pages Input/sec", input);
    rate(node, "Page Writes/sec", result.window(Counter.PAGE_WRITES));
    long output = result.window(Counter.PAGES_OUTPUT);
    rate(node, "Pages Output/sec", output);
    rate(node, "Pages/sec", input + output);
    if (lists != null) {
      long repurposed = result.window(Counter.TRANSITION_PAGES_REPURPOSED);
      rate(node, "Transition Pages RePurposed/sec", repurposed);
      node.put("Long-Term Average Standby Cache Lifetime (s)", standbyLifetime(lists));
    }
  }

  private static void lists(ObjectNode node, FrameCounts counts) {
    int[] standby = counts.standby();
    node.put("Available Bytes", Tally.bytes(counts.available()));
    node.put("Free & Zero Page List Bytes", Tally.bytes((long) counts.zeroed() + counts.free()));
    node.put("Modified Page List Bytes", Tally.bytes(counts.modified()));
    node.put("Standby Cache Reserve Bytes", Tally.bytes(standbyReserve(standby)));
    node.put("Standby Cache Normal Priority Bytes", Tally.bytes(standbyNormal(standby)));
    node.put("Standby Cache Core Bytes", Tally.bytes(standbyCore(standby)));
  }

  /** Standby pages of the priorities 0 to 3. */
  static long standbyReserve(int[] standby) {
    return sum(standby, 0, NORMAL);
  }

  /** Standby pages of the priorities 4 and 5. */
  static long standbyNormal(int[] standby) {
    return sum(standby, NORMAL, CORE);
  }

  /** Standby pages of the priorities 6 and 7. */
  static long standbyCore(int[] standby) {
    return sum(standby, CORE, standby.length);
  }

  private static long sum(int[] standby, int first, int end) {
    long sum = 0;
    for (int priority = first; priority < end; priority++) {
      sum += standby[priority];
    }
    return sum;
  }

  /** The mean stay by Little's law: time that pages were on standby, by the pages that left. */
  private BigDecimal standbyLifetime(WindowsSample lists) {
    long micros = lists.standbyPageMicros();
    long left = lists.placedOnStandby() - lists.counts().allStandby();
    if (result.windowStart() != null) {
      WindowsSample start = WindowsSample.of(result.windowStart());
      micros -= start.standbyPageMicros();
      left -= start.placedOnStandby() - start.counts().allStandby();
    }
    return Exact.mean(BigDecimal.valueOf(micros, 6), left);
  }

  private void pagefile(ObjectNode node) {
    long size = memory.pagefileSizeSlots();
    node.put("% Usage", Exact.percent(memory.pagefileUsedSlots(), size));
    node.put("% Usage Peak", Exact.percent(manager.pagefilePeakSlots(), size));
  }

  private void disk(ObjectNode node) {
    DeviceLoad load = result.windowDevice();
    long nanos = result.windowNanos();
    rate(node, "Disk Reads/sec", load.reads());
    rate(node, "Disk Writes/sec", load.writes());
    rate(node, "Disk Read Bytes/sec", Tally.bytes(load.pagesRead()));
    rate(node, "Disk Write Bytes/sec", Tally.bytes(load.pagesWritten()));
    node.put("Avg. Disk sec/Read", seconds(load.readNanos(), load.reads()));
    node.put("Avg. Disk sec/Write", seconds(load.writeNanos(), load.writes()));
    node.put("Current Disk Queue Length", result.device().inFlight());
    node.put("Avg. Disk Queue Length", Exact.ratio(load.queueNanos(), nanos));
    node.put("% Idle Time", Exact.percent(nanos - load.busyNanos(), nanos));
  }

  private static BigDecimal seconds(long nanos, long count) {
    return Exact.mean(BigDecimal.valueOf(nanos, 9), count);
  }

  private void rate(ObjectNode node, String name, long count) {
    node.put(name, Exact.perSecond(count, result.windowNanos()));
  }

  /** Adds those of one process. */
  static void describe(ObjectNode node, ProcessResult process, RunResult result) {
    int index = process.report().identity().id() - 1;
    long workingSet = Tally.bytes(process.residentPages());
    long committed = Tally.bytes(process.committedPages());
    node.put("Working Set", workingSet);
    node.put("Working Set Peak", Tally.bytes(process.peakResidentPages()));
    node.put("Working Set - Private", workingSet);
    node.put("Private Bytes", committed);
    node.put("Page File Bytes", committed);
    node.put("Page File Bytes Peak", Tally.bytes(result.manager().peakCommittedPages()[index]));
    node.put("Virtual Bytes", process.ended() ? 0 : process.report().reservedBytes());
    node.put(
        "Page Faults/sec",
        Exact.perSecond(process.window(Counter.PAGE_FAULTS), result.windowNanos()));
  }
}
