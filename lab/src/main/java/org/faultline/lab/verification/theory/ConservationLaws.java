package org.faultline.lab.verification.theory;

import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.Identity;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.RunResult;
import org.faultline.workload.config.PagingConfig;

/** A35: identities of the counters, checked after each step of the run. */
final class ConservationLaws {
  private static final int WATCHDOG_SECONDS = 60;

  /** Locks, frees, writes and faults of several processes in too little memory. */
  private static final String WORKLOAD =
      """
      seed = 35
      machine { profile = laptop, cpus = 2, ram = 1 MiB, pagefile { initial = 4 MiB, maximum = 16 MiB } }
      paging { policy = %s }
      run { until = 200 ms }
      processes {
        worker { count = 3, start-every = 1 ms, program = [
          { VirtualAlloc { as = heap, size = 640 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
          { VirtualLock { in = heap, size = 16 KiB } }
          { Repeat { times = forever, do = [
              { Touch { in = heap, pattern = zipf(0.8), references = 2000, writes = 30 %% } }
              { VirtualFree { in = heap, offset = 512 KiB, size = 64 KiB, type = MEM_DECOMMIT } }
              { VirtualAlloc { in = heap, offset = 512 KiB, size = 64 KiB, type = MEM_COMMIT, protect = PAGE_READWRITE } }
              { Wait = exponential(1 ms) } ] } } ] }
      }
      """;

  private ConservationLaws() {}

  static Proof identities() {
    return Proof.of(
        "A35", "Identities of Windows' counters", "definitions", ConservationLaws::prove);
  }

  private static void prove(ProofComparisons results, TextbookMachine machine, Effort effort) {
    for (String policy : new String[] {"lru", PagingConfig.WINDOWS}) {
      RunResult result =
          machine.run(
              WORKLOAD.formatted(policy),
              new RunOptions(true, WATCHDOG_SECONDS, null),
              RunObserver.NONE);
      for (Identity.Check check : result.identities()) {
        String what = "%s, policy = %s".formatted(check.identity().label(), policy);
        results.equal(what, check.left(), check.right());
      }
    }
  }
}
