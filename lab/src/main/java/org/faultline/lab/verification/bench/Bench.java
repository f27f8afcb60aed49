package org.faultline.lab.verification.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleBiFunction;
import org.faultline.actors.result.ProcessResult;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.run.Simulator;
import org.faultline.memory.server.Counter;
import org.faultline.workload.config.WorkloadConfig;

/**
 * Measures this machine, each figure as a ratio to a limit loop measured in the same run. The
 * machine and its limit take turns, so that a busy moment hits both; the median counts.
 */
public final class Bench {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int RESIDENT_PAGES = 4096;
  private static final int FAULT_PAGES = 8192;
  private static final int FAULT_FRAMES = 4096;

  private final int repetitions;
  private final double scale;
  private final Consumer<String> progress;
  private final List<BenchFigure> figures = new ArrayList<>();

  /**
   * A bench.
   *
   * @param repetitions of each measurement, after one that is not counted
   * @param scale of the work in each; 1 takes about a second a repetition
   * @param progress told what is being measured
   */
  public Bench(int repetitions, double scale, Consumer<String> progress) {
    this.repetitions = repetitions;
    this.scale = scale;
    this.progress = progress;
  }

  /** Measures all figures but the processes, which need a program of their own. */
  public List<BenchFigure> measure() {
    resident();
    for (int cpus : new int[] {1, 8}) {
      for (boolean lease : new boolean[] {false, true}) {
        faults(cpus, lease);
      }
    }
    lists("faults", "faults", 4_000_000, Bench::faultsPerSecond);
    lists("resident", "resident references", 50_000_000, Bench::referencesPerSecond);
    scaling();
    recorded();
    return figures;
  }

  private void recorded() {
    try (RecordedReferences references = new RecordedReferences()) {
      for (boolean rare : new boolean[] {true, false}) {
        for (String policy : RecordedReferences.POLICIES) {
          progress.accept("recorded references, " + policy);
          Pair pair = inTurns(() -> references.perSecond(policy, rare), references::limitPerSecond);
          figures.add(references.figure(policy, rare, pair.value(), pair.limit()));
        }
      }
    }
  }

  private void resident() {
    progress.accept("resident references");
    long references = scaled(100_000_000);
    WorkloadConfig config = load("resident", "vars.references=" + references);
    try (Simulator simulator = Simulator.withWorkers(1)) {
      Pair pair =
          inTurns(
              () -> referencesPerSecond(simulator, config),
              () -> rate(references, () -> LimitLoops.resident(RESIDENT_PAGES, references)));
      double ratio = pair.limit() / pair.value();
      figures.add(
          new BenchFigure(
              "residentReferencesPerSecond",
              "references to resident pages, 1 process, 1 worker",
              "/s",
              pair.value(),
              pair.limit(),
              ratio,
              "at most 2 times the limit's time",
              ratio <= 2));
      double bytes = AllocationMeter.bytesPerReference(this, simulator);
      figures.add(
          new BenchFigure(
              "residentAllocation",
              "bytes allocated for a resident reference",
              "B",
              bytes,
              0,
              bytes,
              "none",
              bytes < 0.01));
    }
  }

  /** Runs the resident workload with so many references. */
  RunResult runResident(Simulator simulator, long references) {
    return simulator.run(load("resident", "vars.references=" + references));
  }

  private void faults(int cpus, boolean lease) {
    String how = lease ? "leased" : "global";
    double target = lease ? 5_000_000 : 800_000;
    double[] byWorkers = new double[2];
    for (int workers = 1; workers <= 2; workers++) {
      progress.accept("faults, %s, %d CPUs, %d workers".formatted(how, cpus, workers));
      long references = scaled(lease ? 8_000_000 : 2_000_000);
      List<String> sets = new ArrayList<>();
      sets.add("vars.references=" + references / cpus);
      sets.add("vars.processes=" + cpus);
      sets.add("vars.heap=" + 32 / cpus + " MiB");
      sets.add("machine.cpus=" + cpus);
      if (lease) {
        sets.add("paging.scope=local");
        sets.add("paging.lease=on");
      }
      WorkloadConfig config = load("faults", sets.toArray(String[]::new));
      try (Simulator simulator = Simulator.withWorkers(workers)) {
        Pair pair =
            inTurns(
                () -> faultsPerSecond(simulator, config), () -> limitFaultsPerSecond(references));
        byWorkers[workers - 1] = pair.value();
        boolean held = cpus == 1 && workers == 1;
        figures.add(
            new BenchFigure(
                "faultsPerSecond." + how + "." + cpus + "cpu." + workers + "worker",
                "faults, %s, %d simulated CPUs, %d workers".formatted(how, cpus, workers),
                "/s",
                pair.value(),
                pair.limit(),
                pair.limit() / pair.value(),
                held ? "at least %.0f".formatted(target) : "",
                !held || pair.value() >= target));
      }
    }
    double gain = byWorkers[1] / byWorkers[0];
    figures.add(
        new BenchFigure(
            "faultScaling." + how + "." + cpus + "cpu",
            "2 workers against 1 where all faults, %s, %d CPUs".formatted(how, cpus),
            "x",
            gain,
            1,
            gain,
            "at least 0.95",
            gain >= 0.95));
  }

  /** The machine with page lists beside the textbook machine, both global, on one CPU. */
  private void lists(
      String workload,
      String what,
      long references,
      ToDoubleBiFunction<Simulator, WorkloadConfig> measure) {
    progress.accept(what + " with page lists");
    String work = "vars.references=" + scaled(references);
    WorkloadConfig listed = load(workload, work, "paging.kind=windows", "paging.policy=auto");
    WorkloadConfig textbook = load(workload, work);
    try (Simulator simulator = Simulator.withWorkers(1)) {
      Pair pair =
          inTurns(
              () -> measure.applyAsDouble(simulator, listed),
              () -> measure.applyAsDouble(simulator, textbook));
      double ratio = pair.value() / pair.limit();
      figures.add(
          new BenchFigure(
              "pageLists." + workload + "PerSecond",
              what + " with page lists; the limit is the textbook machine",
              "/s",
              pair.value(),
              pair.limit(),
              ratio,
              "at least 0.8 of the limit",
              ratio >= 0.8));
    }
  }

  private void scaling() {
    progress.accept("scaling");
    long references = scaled(20_000_000);
    WorkloadConfig config =
        load("resident", "vars.references=" + references, "vars.processes=8", "machine.cpus=8");
    try (Simulator one = Simulator.withWorkers(1);
        Simulator two = Simulator.withWorkers(2)) {
      double[] gains = new double[repetitions];
      double[] limits = new double[repetitions];
      for (int i = -1; i < repetitions; i++) {
        double single = referencesPerSecond(one, config);
        double both = referencesPerSecond(two, config);
        double limit = TwoThreads.gain(8 * references, RESIDENT_PAGES);
        if (i >= 0) {
          gains[i] = both / single;
          limits[i] = limit;
        }
      }
      double gain = median(gains);
      figures.add(
          new BenchFigure(
              "scaling",
              "2 workers against 1, 8 simulated CPUs, all resident",
              "x",
              gain,
              median(limits),
              gain,
              "at least 1.8",
              gain >= 1.8));
    }
  }

  private record Pair(double value, double limit) {}

  private Pair inTurns(DoubleSupplier value, DoubleSupplier limit) {
    double[] values = new double[repetitions];
    double[] limits = new double[repetitions];
    for (int i = -1; i < repetitions; i++) {
      double v = value.getAsDouble();
      double l = limit.getAsDouble();
      if (i >= 0) {
        values[i] = v;
        limits[i] = l;
      }
    }
    return new Pair(median(values), median(limits));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static double referencesPerSecond(Simulator simulator, WorkloadConfig config) {
    long startNanos = System.nanoTime();
    RunResult result = simulator.run(config);
    double seconds = (System.nanoTime() - startNanos) / NANOS_PER_SECOND;
    return result.processes().stream().mapToLong(ProcessResult::references).sum() / seconds;
  }

  private static double faultsPerSecond(Simulator simulator, WorkloadConfig config) {
    long startNanos = System.nanoTime();
    RunResult result = simulator.run(config);
    return result.total(Counter.PAGE_FAULTS) * NANOS_PER_SECOND / (System.nanoTime() - startNanos);
  }

  private static double limitFaultsPerSecond(long references) {
    long startNanos = System.nanoTime();
    long faults = LimitLoops.faults(FAULT_PAGES, FAULT_FRAMES, references);
    return faults * NANOS_PER_SECOND / (System.nanoTime() - startNanos);
  }

  private static double rate(long references, Runnable loop) {
    long startNanos = System.nanoTime();
    loop.run();
    return references * NANOS_PER_SECOND / (System.nanoTime() - startNanos);
  }

  private long scaled(long references) {
    return Math.max(8192, (long) (references * scale));
  }

  private static WorkloadConfig load(String name, String... sets) {
    return BenchWorkloads.load(name, List.of(sets));
  }
}
