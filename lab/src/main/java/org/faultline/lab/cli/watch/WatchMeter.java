package org.faultline.lab.cli.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.actors.plan.MachinePlan;
import org.faultline.actors.process.ProcessIdentity;
import org.faultline.actors.result.TimelineRow;
import org.faultline.lab.cli.watch.WatchFrame.Kind;
import org.faultline.lab.cli.watch.WatchFrame.Part;
import org.faultline.lab.cli.watch.WatchFrame.Used;
import org.faultline.memory.server.Counter;
import org.faultline.memory.server.MemorySample;
import org.faultline.memory.windows.FrameCounts;
import org.faultline.memory.windows.WindowsSample;
import org.faultline.workload.config.WorkloadConfig;

/** Turns rows of the timeline into what is shown, one for each {@code pace} of simulated time. */
final class WatchMeter {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final Map<Kind, Counter> FAULTS = new LinkedHashMap<>();

  static {
    FAULTS.put(Kind.HARD, Counter.HARD_FAULTS);
    FAULTS.put(Kind.COLLIDED, Counter.COLLIDED_FAULTS);
    FAULTS.put(Kind.TRANSITION_FAULT, Counter.TRANSITION_FAULTS);
    FAULTS.put(Kind.DEMAND_ZERO, Counter.DEMAND_ZERO_FAULTS);
  }

  private final String name;
  private final WorkloadConfig config;
  private final long paceNanos;
  private final List<String> groups = new ArrayList<>();
  private final int[] groupOf;
  private final long[] faultsBefore = new long[Counter.values().length];
  private long busyBeforeNanos;
  private long beforeNanos;
  private long dueNanos;
  private double mostFaultsPerSecond;

  /** A meter of this workload; {@code paceNanos} is positive. */
  WatchMeter(String name, WorkloadConfig config, long paceNanos) {
    this.name = name;
    this.config = config;
    this.paceNanos = paceNanos;
    this.dueNanos = paceNanos;
    List<ProcessIdentity> processes = MachinePlan.identities(config.processes());
    groupOf = new int[processes.size()];
    for (int i = 0; i < groupOf.length; i++) {
      String group = processes.get(i).group().name();
      if (groups.isEmpty() || !groups.get(groups.size() - 1).equals(group)) {
        groups.add(group);
      }
      groupOf[i] = groups.size() - 1;
    }
  }

  /** Whether this row is the one to show next. */
  boolean isDue(TimelineRow row) {
    return row.atNanos() >= dueNanos;
  }

  /** What to show of this row; what comes next is due a pace later. */
  WatchFrame take(TimelineRow row) {
    dueNanos = (row.atNanos() / paceNanos + 1) * paceNanos;
    double seconds = (row.atNanos() - beforeNanos) / NANOS_PER_SECOND;
    MemorySample memory = row.memory();
    List<Part> faults = new ArrayList<>();
    FAULTS.forEach((kind, counter) -> faults.add(fault(kind, memory, counter, seconds)));
    mostFaultsPerSecond =
        Math.max(mostFaultsPerSecond, faults.stream().mapToDouble(Part::size).sum());
    double busy = (row.busyNanos() - busyBeforeNanos) / NANOS_PER_SECOND;
    busyBeforeNanos = row.busyNanos();
    beforeNanos = row.atNanos();
    return new WatchFrame(
        name,
        new WatchFrame.Time(row.atNanos(), config.run().untilNanos()),
        memory.detail() instanceof WindowsSample lists ? lists(lists.counts()) : textbook(memory),
        new Used((double) memory.commit().chargePages(), (double) memory.commit().limitPages()),
        new Used(
            (double) memory.commit().pagefileUsedSlots(),
            (double) memory.commit().pagefileSizeSlots()),
        seconds > 0 ? Math.min(1, busy / seconds / config.machine().cpus()) : 0,
        new WatchFrame.Faults(faults, mostFaultsPerSecond),
        workingSets(memory));
  }

  private Part fault(Kind kind, MemorySample memory, Counter counter, double seconds) {
    long sum =
        Arrays.stream(memory.processes().counters()).mapToLong(of -> of[counter.ordinal()]).sum();
    long more = sum - faultsBefore[counter.ordinal()];
    faultsBefore[counter.ordinal()] = sum;
    return new Part(kind, seconds > 0 ? more / seconds : 0);
  }

  private static List<Part> lists(FrameCounts counts) {
    return List.of(
        new Part(Kind.ACTIVE, counts.active()),
        new Part(Kind.MODIFIED, counts.modified()),
        new Part(Kind.STANDBY, counts.allStandby()),
        new Part(Kind.TRANSITION, counts.transition() + counts.system()),
        new Part(Kind.ZEROED, counts.zeroed()),
        new Part(Kind.FREE, counts.free()));
  }

  private List<Part> textbook(MemorySample memory) {
    long active = Arrays.stream(memory.processes().residentPages()).asLongStream().sum();
    long tables = memory.frames().tables();
    return List.of(
        new Part(Kind.ACTIVE, (double) active),
        new Part(Kind.PAGE_TABLES, (double) tables),
        new Part(Kind.FREE, (double) (config.machine().frames() - active - tables)));
  }

  private List<WatchFrame.Group> workingSets(MemorySample memory) {
    double[] pages = new double[groups.size()];
    for (int i = 0; i < groupOf.length; i++) {
      pages[groupOf[i]] += memory.processes().residentPages()[i];
    }
    List<WatchFrame.Group> sets = new ArrayList<>();
    for (int i = 0; i < pages.length; i++) {
      sets.add(new WatchFrame.Group(groups.get(i), pages[i]));
    }
    return sets;
  }
}
