package org.faultline.lab.verification.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.ProcessResult;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.RunResult;
import org.faultline.lab.results.theory.ThrashModel;
import org.faultline.memory.server.Counter;

/** A24, A25, A26 and A30: load control on the workload of A22, and the swap token. */
final class LoadControls {
  private static final String WORKLOAD = "lifetime";
  private static final ThrashModel MODEL = new ThrashModel(1024, 2, 2, 10_000, 1);

  /** The unit of the model, one job's need for the CPU, in the workload: 10 ms. */
  private static final double UNITS_PER_SECOND = 100;

  /** From one job on, with two looks of five seconds for each step, every rule has settled. */
  private static final long WARM_UP_SECONDS = 250;

  /** The window that theory gives for 12 jobs; see the workload. */
  private static final String WORKING_SET = "working-set(1200000)";

  /** In which a process with a locality of 30 pages uses most of them, in its references. */
  private static final int[] WINDOWS = {100, 200, 400};

  /** As many as fit, and far more. */
  private static final int[] JOBS = {5, 10, 40};

  private LoadControls() {}

  static List<Proof> all() {
    return List.of(
        Proof.of(
            "A24",
            "Criteria for multiprogramming",
            "Denning, Kahn 1976; Denning et al. 1976",
            LoadControls::criteria),
        Proof.of("A25", "Load control", "Denning et al. 1976", LoadControls::collapse),
        Proof.of("A26", "WSClock as good as WS", "Carr, Hennessy 1981", LoadControls::clock),
        Proof.of("A30", "Swap token", "Jiang, Zhang 2005", LoadControls::token));
  }

  /** Where each rule settles with 40 jobs, and what that yields of the peak. */
  private static void criteria(ProofComparisons results, TextbookMachine machine, Effort effort) {
    settles(results, machine, effort, "fifty-percent", MODEL.fiftyPercent(40));
    settles(results, machine, effort, "l-equals-s", Math.floor(MODEL.lifetimeEqualsTransfer()));
    knee(results, machine, effort);
  }

  private static void settles(
      ProofComparisons results,
      TextbookMachine machine,
      Effort effort,
      String rule,
      double expected) {
    List<RunResult> runs = runs(machine, effort, rule, 40);
    results.near("active jobs, " + rule, expected, mean(runs, LoadControls::active), 1);
    results.atLeast(
        "throughput of the peak's, " + rule,
        0.97,
        mean(runs, QueueingRuns::requestsPerSecond) / peak());
  }

  /** On the workload of A18: localities of exactly 30 pages. */
  private static void knee(ProofComparisons results, TextbookMachine machine, Effort effort) {
    String text =
        """
        seed = %d
        machine { profile = theory, ram = 1200 KiB, reference = 10 us }
        scheduler { load-control = knee(3000), load-period = 5 s, load-turn = off, time-slice = 10 ms }
        run { warm-up = 1000 s, until = %d s }
        processes { p { count = 20, program = [
          { VirtualAlloc { as = heap, size = 1200 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
          { Repeat { times = forever, do = [
            { Touch { in = heap, pattern = phases(30, 3000, set), references = 1000000 } } ] } } ] } }
        """;
    List<RunResult> runs = new ArrayList<>();
    for (long seed = 1; seed <= effort.seeds(); seed++) {
      runs.add(
          machine.run(
              text.formatted(seed, 1000 + window(effort)),
              new RunOptions(false, 120, null),
              RunObserver.NONE));
    }
    results.near("frames of each process, knee", 30, 300 / mean(runs, LoadControls::active), 3);
  }

  private static void collapse(ProofComparisons results, TextbookMachine machine, Effort effort) {
    for (String rule : List.of("fifty-percent", "l-equals-s", WORKING_SET)) {
      List<RunResult> runs = runs(machine, effort, rule, 40);
      results.atLeast(
          "X(40) of the peak, " + rule, 0.90, mean(runs, QueueingRuns::requestsPerSecond) / peak());
    }
    List<RunResult> uncontrolled = runs(machine, effort, "none", 40);
    results.atMost(
        "X(40) of the peak, none",
        0.20,
        mean(uncontrolled, QueueingRuns::requestsPerSecond) / peak());
  }

  /** References each second at the best window, and what more processes do to it. */
  private static void clock(ProofComparisons results, TextbookMachine machine, Effort effort) {
    double[] workingSet = new double[JOBS.length];
    double[] wsclock = new double[JOBS.length];
    for (int i = 0; i < JOBS.length; i++) {
      for (int window : WINDOWS) {
        workingSet[i] =
            Math.max(
                workingSet[i],
                references(
                    machine,
                    effort,
                    JOBS[i],
                    window,
                    "policy = lru, scope = local, shares = working-set(" + window + ")"));
        // The clock's window counts the references of all, of which ten share the CPU.
        wsclock[i] =
            Math.max(
                wsclock[i],
                references(
                    machine,
                    effort,
                    JOBS[i],
                    window,
                    "policy = wsclock(%d), scope = global, shares = fixed".formatted(10 * window)));
      }
    }
    double peak = Arrays.stream(workingSet).max().orElseThrow();
    double clockPeak = Arrays.stream(wsclock).max().orElseThrow();
    results.near("references/s at the best window, WSClock of WS", 1, clockPeak / peak, 0.05);
    results.atLeast("40 processes of the peak, WS", 0.90, workingSet[JOBS.length - 1] / peak);
    results.atLeast(
        "40 processes of the peak, WSClock", 0.90, wsclock[JOBS.length - 1] / clockPeak);
  }

  private static double references(
      TextbookMachine machine, Effort effort, int jobs, int window, String paging) {
    String text =
        """
        seed = %d
        machine { profile = theory, ram = 1200 KiB, reference = 100 us }
        paging { %s }
        scheduler { load-control = working-set(%d), load-period = 100 ms, load-turn = 10 s }
        run { warm-up = 100 s, until = %d s }
        processes { p { count = %d, program = [
          { VirtualAlloc { as = heap, size = 1200 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
          { Repeat { times = forever, do = [
            { Touch { in = heap, pattern = phases(30, 3000, set), references = 1000000 } } ] } } ] } }
        """;
    return QueueingRuns.mean(
        effort,
        seed ->
            machine.run(
                text.formatted(seed, paging, window, 100 + window(effort), jobs),
                new RunOptions(false, 120, null),
                RunObserver.NONE),
        result ->
            result.processes().stream().mapToLong(ProcessResult::windowReferences).sum()
                * 1e9
                / result.windowNanos());
  }

  /** Two loops that do not fit into memory together. */
  private static void token(ProofComparisons results, TextbookMachine machine, Effort effort) {
    RunResult without = loops(machine, "none");
    RunResult with = loops(machine, "swap-token(1000 s)");
    results.atMost(
        "page faults with the token, of those without",
        1,
        (double) with.total(Counter.PAGE_FAULTS) / without.total(Counter.PAGE_FAULTS));
    results.atMost(
        "time of the slower process with the token, of that without",
        0.99,
        (double) slowest(with) / slowest(without));
  }

  private static RunResult loops(TextbookMachine machine, String rule) {
    String text =
        """
        machine { profile = theory, ram = 1200 KiB }
        paging { scope = global, shares = fixed }
        scheduler { load-control = %s, load-period = 100 ms }
        processes { p { count = 2, program = [
          { VirtualAlloc { as = heap, size = 800 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
          { Touch { in = heap, pattern = sequential, references = 4000 } } ] } }
        """;
    return machine.run(text.formatted(rule), new RunOptions(false, 120, null), RunObserver.NONE);
  }

  private static long slowest(RunResult result) {
    return result.processes().stream()
        .mapToLong(process -> process.accountedUntilNanos() - process.startedAtNanos())
        .max()
        .orElseThrow();
  }

  private static List<RunResult> runs(
      TextbookMachine machine, Effort effort, String rule, int jobs) {
    List<RunResult> runs = new ArrayList<>();
    for (long seed = 1; seed <= effort.seeds(); seed++) {
      runs.add(
          machine.shipped(
              WORKLOAD,
              seed,
              "processes.job.count = " + jobs,
              "scheduler.load-control = \"%s\"".formatted(rule),
              "run.warm-up = %d s".formatted(WARM_UP_SECONDS),
              "run.until = %d s".formatted(WARM_UP_SECONDS + window(effort))));
    }
    return runs;
  }

  /** Length of the measured window, in seconds. */
  private static long window(Effort effort) {
    return Math.max(100, effort.references() / 500);
  }

  private static double mean(List<RunResult> runs, ToDoubleFunction<RunResult> measure) {
    return runs.stream().mapToDouble(measure).average().orElseThrow();
  }

  private static double active(RunResult result) {
    return (double) result.activeNanos() / result.windowNanos();
  }

  /** The most that theory allows, in jobs each second. */
  private static double peak() {
    return UNITS_PER_SECOND * MODEL.throughput(MODEL.peak(40));
  }
}
