package org.faultline.lab.verification.theory;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.stall.Condition;
import org.faultline.actors.stall.Pressure;
import org.faultline.actors.stall.Resource;
import org.faultline.actors.stall.Stall;
import org.faultline.actors.stall.StallMeter;
import org.faultline.actors.time.TimeBucket;

/** A31: pressure stall information against the numbers of its definition. */
final class StallInformation {
  private static final double STALLED = 0.3;
  private static final int MEAN_CYCLE = 1_000_000;
  private static final int CYCLES = 40_000;

  private static final String ONE_PROCESS =
      """
      seed = 31
      machine { profile = laptop, cpus = 4, ram = 512 KiB, pagefile { device = nvme } }
      run { warm-up = 100 ms, until = 1 s }
      processes { only { program = [
        { VirtualAlloc { as = heap, size = 2 MiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
        { Repeat { times = forever, do = [
            { Touch { in = heap, pattern = uniform, references = 100, writes = 20 % } }
            { Compute = exponential(1 ms) } ] } } ] } }
      """;

  private StallInformation() {}

  static Proof numbers() {
    return Proof.of(
        "A31",
        "Pressure stall information",
        "torvalds/linux, Documentation/accounting/psi.rst, kernel/sched/psi.c",
        StallInformation::prove);
  }

  private static void prove(ProofComparisons results, TextbookMachine machine, Effort effort) {
    results.near("257 on 256 CPUs, some", 1 / 256.0, StallMeter.some(257, 1, 256), 0);
    results.near("257 on 256 CPUs, full", 0, StallMeter.full(257, 256, 1, 256), 0);
    results.near("1 of 4 delayed, some", 0.25, StallMeter.some(4, 1, 4), 0);
    results.near("1 of 4 delayed, full", 0.25, StallMeter.full(4, 3, 1, 4), 0);
    for (int tasks : new int[] {1, 2, 4, 8}) {
      independent(results, tasks);
    }
    average(results);
    RunResult run = machine.run(ONE_PROCESS, RunOptions.DEFAULT, RunObserver.NONE);
    double waits =
        (run.window(TimeBucket.PAGING) + run.window(TimeBucket.PAGE_WAIT))
            / (double) run.windowNanos();
    results.near("one process, memory some", waits, run.pressure().some(Resource.MEMORY), 1e-6);
    results.near("one process, memory full", waits, run.pressure().full(Resource.MEMORY), 1e-6);
    results.atLeast("one process waits at all", 0.01, waits);
  }

  /** Tasks on one CPU, each stalled for 30 % of its time, whatever the others do. */
  private static void independent(ProofComparisons results, int tasks) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(31L + tasks);
    Pressure pressure = new Pressure(1);
    long[] next = new long[tasks];
    Condition[] now = new Condition[tasks];
    for (int i = 0; i < tasks; i++) {
      now[i] = random.nextDouble() < STALLED ? Condition.READING : Condition.READY;
      pressure.change(Condition.IDLE, now[i], 0);
      next[i] = stay(now[i], random);
    }
    long end = (long) CYCLES * MEAN_CYCLE;
    for (int i = first(next); next[i] < end; i = first(next)) {
      Condition after = now[i] == Condition.READY ? Condition.READING : Condition.READY;
      pressure.change(now[i], after, next[i]);
      now[i] = after;
      next[i] += stay(after, random);
    }
    Stall stall = pressure.readings(end).get(Resource.MEMORY.ordinal());
    String what = "%d tasks stalled for 30 %%, ".formatted(tasks);
    results.near(
        what + "some", 1 - StrictMath.pow(1 - STALLED, tasks), stall.someNanos() / end, 0.01);
    results.near(what + "full", StrictMath.pow(STALLED, tasks), stall.fullNanos() / end, 0.01);
  }

  private static int first(long[] times) {
    int first = 0;
    for (int i = 1; i < times.length; i++) {
      first = times[i] < times[first] ? i : first;
    }
    return first;
  }

  private static long stay(Condition condition, UniformRandomProvider random) {
    double mean = MEAN_CYCLE * (condition == Condition.READING ? STALLED : 1 - STALLED);
    return 1 + (long) (-mean * StrictMath.log(1 - random.nextDouble()));
  }

  private static void average(ProofComparisons results) {
    StallMeter meter = new StallMeter(1);
    meter.change(0, 1, 0, 1);
    for (int period = 1; period <= 5; period++) {
      meter.advance(period * StallMeter.PERIOD_NANOS);
      meter.endPeriod();
    }
    results.near("avg10 after 10 s of full stall", 0.6321, meter.reading().fullAverages()[0], 5e-5);
  }
}
