package org.faultline.actors.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.faultline.actors.TestWorkloads;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.ProcessResult;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.time.TimeBucket;
import org.faultline.memory.event.Event;
import org.faultline.memory.server.Counter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaseTest {
  private static final String WORKLOAD =
      """
      machine { profile = laptop, cpus = 2, ram = 256 KiB, manager { fault = 0 ns, call = 0 ns }
                pagefile { initial = 4 MiB, maximum = 4 MiB, device = instant } }
      paging { policy = lru, scope = local }
      scheduler { time-slice = 50 us }
      run { events = on }
      processes {
        a { count = 2, program = [
          { VirtualAlloc { as = heap, size = 128 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
          { Write { in = heap, pattern = stamp } }
          { Touch { in = heap, pattern = zipf(0.8), references = 3000, writes = 30 % } }
          { Read { in = heap, pattern = stamp } }
        ] }
        b { frames = 20, program = [
          { VirtualAlloc { as = heap, size = 256 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
          { VirtualLock { in = heap, size = 12 KiB } }
          { Touch { in = heap, pattern = uniform, references = 3000, writes = 10 % } }
          { VirtualUnlock { in = heap, size = 12 KiB } }
          { VirtualFree { in = heap, size = 64 KiB, type = MEM_DECOMMIT } }
          { Touch { in = heap, offset = 64 KiB, pattern = sequential, references = 100 } }
        ] }
      }
      """;

  private static Simulator simulator;

  @BeforeAll
  static void start() {
    simulator = Simulator.withWorkers(2);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private record Outcome(RunResult result, List<Event> events) {}

  private static Outcome run(String... overrides) {
    List<Event> events = new ArrayList<>();
    RunObserver observer =
        new RunObserver() {
          @Override
          public void event(Event event) {
            events.add(event);
          }
        };
    RunResult result =
        simulator
            .start(TestWorkloads.of(WORKLOAD, overrides), RunOptions.DEFAULT, observer)
            .result()
            .join();
    return new Outcome(result, events);
  }

  @ParameterizedTest
  @CsvSource({
    "fifo, charged",
    "lru, charged",
    "clock, charged",
    "clock-clear, charged",
    "lfu, charged",
    "perfect-lfu, free",
    "arc, charged",
    "2q, charged",
    "sieve, charged",
    "ws(300), charged",
    "pff(100), charged",
    "ws(300), free",
    "pff(100), free",
    "random, free",
    "mru, free",
    "nru(500), free",
    "second-chance, free",
    "ageing, free",
    "wsclock(300), free",
    "car, free",
    "lirs, charged",
    "clock-pro, charged",
    "clock-pro, free",
    "s3-fifo, free",
    "mglru, free",
    "fifo, free",
    "lru, free",
    "clock, free",
    "clock-clear, free"
  })
  void aLeasedProcessFaultsExactlyAsOneThatIsNot(String policy, String tables) {
    String[] plain = {"paging.policy=" + policy, "paging.page-tables=" + tables};
    Outcome asked = run(plain);
    Outcome leased = run(plain[0], plain[1], "paging.lease=on");
    assertThat(leased.events()).isEqualTo(asked.events());
    assertThat(leased.result().digest()).isEqualTo(asked.result().digest());
    assertThat(asked.result().processes()).allSatisfy(p -> assertThat(p.failure()).isNull());
    for (int i = 0; i < asked.result().processes().size(); i++) {
      ProcessResult one = asked.result().processes().get(i);
      ProcessResult other = leased.result().processes().get(i);
      for (Counter counter : Counter.values()) {
        if (counter != Counter.MANAGER_REQUESTS && counter != Counter.MANAGER_WAIT_NANOS) {
          assertThat(other.total(counter)).as("%s of %d", counter, i).isEqualTo(one.total(counter));
        }
      }
      assertThat(other.life().timesNanos()).as("times of %d", i).isEqualTo(one.life().timesNanos());
      assertThat(other.window(TimeBucket.FAULT_HANDLING)).isPositive();
    }
  }

  @Test
  void theWindowOfALeasedProcessLeavesTheWarmUpOut() {
    String[] plain = {"run.warm-up=100 us", "run.until=400 us"};
    RunResult asked = run(plain).result();
    RunResult leased = run(plain[0], plain[1], "paging.lease=on").result();
    assertThat(asked.window(Counter.PAGE_FAULTS))
        .isPositive()
        .isLessThan(asked.total(Counter.PAGE_FAULTS));
    for (int i = 0; i < asked.processes().size(); i++) {
      assertThat(leased.processes().get(i).window(Counter.PAGE_FAULTS))
          .as("process %d", i + 1)
          .isEqualTo(asked.processes().get(i).window(Counter.PAGE_FAULTS));
    }
  }

  @Test
  void aLeaseIsRefusedWhereFaultsAskTheDevice() {
    assertThatThrownBy(() -> run("paging.lease=on", "machine.pagefile.device=nvme"))
        .hasMessage(
            "paging.lease = on needs faults that wait for nobody: machine.pagefile.device = instant and"
                + " machine.manager.fault = 0 ns");
  }
}
