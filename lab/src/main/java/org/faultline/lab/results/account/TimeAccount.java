package org.faultline.lab.results.account;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.faultline.actors.time.TimeBucket;
import org.faultline.lab.results.summary.Counts;
import org.faultline.lab.results.summary.Times;
import org.faultline.lab.results.summary.WorkSummary;
import org.faultline.memory.server.Counter;

/**
 * Where the time of some processes went in the measured window.
 *
 * @param nanos by cause, without causes that took none; in all the time awake
 * @param asleepNanos time asleep by their own wish
 * @param page what tells the shortages apart, but for the pagefile's device
 */
public record TimeAccount(Map<Cause, Double> nanos, double asleepNanos, Circumstances page) {
  /** Awake for a smaller part of their life, processes are as good as always asleep. */
  private static final double AWAKE = 0.001;

  /** From this share of the time awake on, a wait or cost is worth a word beside the largest. */
  private static final double NOTABLE = 0.2;

  /**
   * From this share of the time awake on, a wait off the CPU is worth a word beside a longer one
   * for a CPU. Sparing a shorter one gains little: who waits less for pages waits longer for a CPU.
   */
  private static final double NOTABLE_BESIDE_CPU = 1 / 3.0;

  /** The account of a group, of the machine or of a process. */
  public static TimeAccount of(WorkSummary work) {
    return of(work.windowTimes(), work.window());
  }

  /**
   * The account of some processes.
   *
   * @param times where their time went in the window
   * @param counts what was counted of them in it
   */
  public static TimeAccount of(Times times, Counts counts) {
    Map<Cause, Double> nanos = new EnumMap<>(Cause.class);
    put(nanos, Cause.COMPUTING, times.of(TimeBucket.COMPUTING));
    put(nanos, Cause.SWITCHING, times.of(TimeBucket.SWITCHING));
    put(nanos, Cause.CPU_WAITS, times.of(TimeBucket.READY));
    put(nanos, Cause.PAGE_READS, times.of(TimeBucket.PAGING));
    put(nanos, Cause.PAGE_WAITS, times.of(TimeBucket.PAGE_WAIT));
    put(nanos, Cause.COMMIT_WAITS, times.of(TimeBucket.COMMIT_WAIT));
    put(nanos, Cause.FILES, times.of(TimeBucket.FILE_IO));
    put(nanos, Cause.SUSPENSION, times.of(TimeBucket.SUSPENDED));
    manager(nanos, times, counts);
    Circumstances page =
        new Circumstances(
            false,
            counts.of(Counter.HARD_FAULTS),
            returns(counts),
            counts.of(Counter.PAGES_TRIMMED),
            counts.of(Counter.HARD_MAXIMUM_TRIMS));
    return new TimeAccount(Collections.unmodifiableMap(nanos), times.of(TimeBucket.SLEEPING), page);
  }

  /** Older summaries do not count them: then all hard faults are taken for such. */
  private static double returns(Counts counts) {
    return counts.has(Counter.THRASHING_REFAULTS)
        ? (double) counts.of(Counter.THRASHING_REFAULTS)
            + counts.of(Counter.TRANSITION_REFAULTS)
            + counts.of(Counter.PAGE_TABLE_FAULTS)
        : counts.of(Counter.HARD_FAULTS);
  }

  /**
   * Time at the MemoryManager and of handling faults. What is known of it is counted when requests
   * end, so at the edges of the window it may be more than there was; then it is scaled.
   */
  private static void manager(Map<Cause, Double> nanos, Times times, Counts counts) {
    double manager = times.of(TimeBucket.MANAGER);
    double handling = times.of(TimeBucket.FAULT_HANDLING);
    double waits = Math.min(manager, (double) counts.of(Counter.MANAGER_WAIT_NANOS));
    put(nanos, Cause.MANAGER_WAITS, waits);
    if (!counts.has(Counter.SOFT_FAULT_NANOS)) {
      put(nanos, Cause.FAULT_HANDLING, handling);
      put(nanos, Cause.CALLS, manager - waits);
      return;
    }
    double soft = counts.of(Counter.SOFT_FAULT_NANOS);
    double zero = counts.of(Counter.DEMAND_ZERO_NANOS);
    double zeroing = counts.of(Counter.ZEROING_NANOS);
    double hard = counts.of(Counter.HARD_FAULT_NANOS);
    double all = manager - waits + handling;
    double known = soft + zero + zeroing + hard;
    double scale = known > all ? all / known : 1;
    put(nanos, Cause.SOFT_FAULTS, soft * scale);
    put(nanos, Cause.DEMAND_ZERO_FAULTS, zero * scale);
    put(nanos, Cause.ZEROING, zeroing * scale);
    put(nanos, Cause.HARD_FAULTS, hard * scale);
    put(nanos, Cause.CALLS, Math.max(0, all - known));
  }

  private static void put(Map<Cause, Double> nanos, Cause cause, Number spent) {
    if (spent.doubleValue() > 0) {
      nanos.put(cause, spent.doubleValue());
    }
  }

  /** Time awake, in nanoseconds. */
  public double awakeNanos() {
    return nanos.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Time that they lived in the window, in nanoseconds. */
  public double lifeNanos() {
    return asleepNanos + awakeNanos();
  }

  /** Time that {@code cause} took, in nanoseconds. */
  public double nanos(Cause cause) {
    return nanos.getOrDefault(cause, 0.0);
  }

  /** What {@code cause} takes of the time awake, from 0 to 1. */
  public double share(Cause cause) {
    double awake = awakeNanos();
    return awake == 0 ? 0 : nanos(cause) / awake;
  }

  /** The part of their life that they were asleep by their own wish, from 0 to 1. */
  public double asleep() {
    double life = lifeNanos();
    return life == 0 ? 0 : asleepNanos / life;
  }

  /** Whether being asleep takes more of their life than any cause. */
  public boolean mostlyAsleep() {
    double largest = nanos.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return asleepNanos > 0 && asleepNanos >= largest;
  }

  /**
   * The causes to name, the largest first: that one, whatever it is, and each other wait or cost
   * that takes a notable share. Empty where they were hardly ever awake.
   */
  public List<Cause> named() {
    if (1 - asleep() < AWAKE) {
      return List.of();
    }
    List<Cause> bySize = new ArrayList<>(nanos.keySet());
    bySize.sort(Comparator.comparingDouble((Cause cause) -> -nanos(cause)));
    List<Cause> named = new ArrayList<>();
    for (Cause cause : bySize) {
      boolean beside = cause.isOffCpu() && named.contains(Cause.CPU_WAITS);
      double least = beside ? NOTABLE_BESIDE_CPU : NOTABLE;
      if (named.isEmpty() || cause != Cause.COMPUTING && share(cause) >= least) {
        named.add(cause);
      }
    }
    return named;
  }

  /** What is short where {@code cause} takes the time of these processes. */
  public Shortage shortage(Cause cause, boolean deviceSaturated) {
    return Shortage.of(
        cause,
        new Circumstances(
            deviceSaturated,
            page.hardFaults(),
            page.returns(),
            page.trims(),
            page.hardMaximumTrims()));
  }
}
