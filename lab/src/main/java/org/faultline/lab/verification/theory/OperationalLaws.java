package org.faultline.lab.verification.theory;

import org.HdrHistogram.Histogram;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.RunResult;
import org.faultline.memory.device.DeviceLoad;
import org.faultline.memory.device.DeviceReport;
import org.faultline.memory.server.Counter;
import org.faultline.memory.server.ServiceDesk;

/**
 * A27: the operational laws of Denning and Buzen. Utilisation and queue are integrals over time,
 * throughput is a count, times are those of each request: each side is measured by other means.
 */
final class OperationalLaws {
  private static final double WITHIN = 0.01;
  private static final int PROCESSES = 3;
  private static final int REQUESTS = 40;
  private static final int REFERENCES = 50;

  private static final String PAGING =
      """
      seed = 27
      machine { profile = laptop, cpus = 2, ram = 4 MiB
                manager { fault = exponential(100 us) }
                pagefile { initial = 64 MiB, maximum = 64 MiB, device = %s } }
      paging { policy = %s }
      run { warm-up = 5 s, until = 65 s }
      processes { worker { count = 4, program = [
        { VirtualAlloc { as = heap, size = 2 MiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
        { Serve { request = job, think = exponential(30 ms), do = [
            { Touch { in = heap, pattern = uniform, references = 10, writes = 20 %% } } ] } } ] } }
      """;

  private static final String THREE_PLACES = "{ service = exponential(10 ms), depth = 3 }";

  /** Each reference of a loop over more pages than frames is a fault. */
  private static final String LOOP =
      """
      seed = 27
      machine { profile = laptop, cpus = 2, ram = 96 KiB, pagefile { device = nvme } }
      paging { policy = lru, scope = local, page-tables = free }
      processes { worker { count = %d, program = [
        { VirtualAlloc { as = heap, size = 200 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
        { Serve { request = job, think = 1 ms, requests = %d, do = [
            { Touch { in = heap, pattern = sequential, references = %d } } ] } } ] } }
      """
          .formatted(PROCESSES, REQUESTS, REFERENCES);

  private OperationalLaws() {}

  static Proof laws() {
    return Proof.of(
        "A27",
        "Operational laws in a run",
        "Denning & Buzen, Computing Surveys 10(3), 1978",
        OperationalLaws::prove);
  }

  private static void prove(ProofComparisons results, TextbookMachine machine, Effort effort) {
    for (String policy : new String[] {"windows", "lru"}) {
      RunResult result =
          machine.run(PAGING.formatted("hdd", policy), RunOptions.DEFAULT, RunObserver.NONE);
      device(results, policy, result);
      manager(results, policy, result);
    }
    device(
        results,
        "three places",
        machine.run(PAGING.formatted(THREE_PLACES, "lru"), RunOptions.DEFAULT, RunObserver.NONE));
    forcedFlow(results, machine);
  }

  private static void device(ProofComparisons results, String policy, RunResult result) {
    DeviceReport device = result.device();
    DeviceLoad load = device.window();
    double window = result.windowNanos();
    double throughput = (load.reads().transfers() + load.writes().transfers()) / window;
    double service = device.windowTimes().serviceNanos().getMean();
    double response = device.windowTimes().waitNanos().getMean() + service;
    relative(
        results,
        "pagefile U = X S / m, " + policy,
        load.placeNanos() / window / device.places(),
        throughput * service / device.places());
    relative(
        results, "pagefile N = X R, " + policy, load.queueNanos() / window, throughput * response);
  }

  private static void manager(ProofComparisons results, String policy, RunResult result) {
    ServiceDesk.Load load = result.manager().desk().load();
    double window = result.windowNanos();
    double throughput = load.requests() / window;
    Histogram sojourns = result.manager().desk().times().sojournNanos();
    Histogram waits = result.manager().desk().times().waitNanos();
    double service = sojourns.getMean() - waits.getMean();
    relative(
        results, "manager U = X S, " + policy, load.busyNanos() / window, throughput * service);
    relative(
        results,
        "manager N = X R, " + policy,
        load.queueNanos() / window,
        throughput * sojourns.getMean());
  }

  private static void relative(
      ProofComparisons results, String what, double expected, double measured) {
    results.near(what, expected, measured, WITHIN * expected);
  }

  private static void forcedFlow(ProofComparisons results, TextbookMachine machine) {
    RunResult result = machine.run(LOOP, RunOptions.DEFAULT, RunObserver.NONE);
    long jobs = QueueingRuns.latencies(result).getTotalCount();
    results.equal("jobs", (long) PROCESSES * REQUESTS, jobs);
    results.equal(
        "faults = jobs x faults of a job", jobs * REFERENCES, result.window(Counter.PAGE_FAULTS));
    results.equal(
        "reads = jobs x reads of a job",
        jobs * REFERENCES,
        result.device().run().reads().transfers());
  }
}
