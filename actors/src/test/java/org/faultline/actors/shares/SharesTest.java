package org.faultline.actors.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.faultline.actors.TestWorkloads;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.ProcessResult;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.run.Simulator;
import org.faultline.memory.event.Event;
import org.faultline.memory.event.EventKind;
import org.faultline.memory.server.Counter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharesTest {
  private static final String HEAD =
      """
      machine { profile = laptop, cpus = 2, ram = 240 KiB, manager { fault = 1 us, call = 0 ns }
                pagefile { initial = 4 MiB, maximum = 4 MiB, device = instant } }
      paging { policy = lru, scope = local, page-tables = free }
      scheduler { time-slice = 50 us }
      run { events = on }
      """;

  /** Three processes that start together and press on memory all the time. */
  private static final String TOGETHER =
      HEAD
          + """
          processes {
            a { count = 2, program = [
              { VirtualAlloc { as = heap, size = 128 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
              { Touch { in = heap, pattern = zipf(0.8), references = 3000, writes = 30 % } } ] }
            b { program = [
              { VirtualAlloc { as = heap, size = 256 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
              { Touch { in = heap, pattern = uniform, references = 3000, writes = 10 % } } ] }
          }
          """;

  /** Data, locks and page tables beside references, and processes that come and go. */
  private static final String MIXED =
      HEAD.replace("page-tables = free", "page-tables = charged")
          + """
          processes {
            a { count = 3, start-every = 200 us, program = [
              { VirtualAlloc { as = heap, size = 128 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
              { Write { in = heap, pattern = stamp } }
              { Touch { in = heap, pattern = zipf(0.8), references = 3000, writes = 30 % } }
              { Read { in = heap, pattern = stamp } } ] }
            b { program = [
              { VirtualAlloc { as = heap, size = 256 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
              { VirtualLock { in = heap, size = 12 KiB } }
              { Touch { in = heap, pattern = uniform, references = 2000, writes = 10 % } }
              { VirtualUnlock { in = heap, size = 12 KiB } }
              { VirtualFree { in = heap, size = 64 KiB, type = MEM_DECOMMIT } }
              { Touch { in = heap, offset = 64 KiB, pattern = sequential, references = 500 } } ] }
          }
          """;

  private static final String ONE =
      HEAD
          + """
          processes { p { program = [
            { VirtualAlloc { as = heap, size = 160 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
            { Touch { in = heap, pattern = phases(6, 150, window), references = 4000, writes = 20 % } } ] } }
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

  private record Outcome(RunResult result, List<Event> events) {
    long faults() {
      return result.total(Counter.PAGE_FAULTS);
    }
  }

  private static Outcome run(String workload, String... overrides) {
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
            .start(TestWorkloads.of(workload, overrides), new RunOptions(true, 20, null), observer)
            .result()
            .join();
    assertThat(result.processes()).extracting(ProcessResult::failure).containsOnlyNulls();
    return new Outcome(result, events);
  }

  @Test
  void equalSharesAreFixedOnesThatNobodyStates() {
    Outcome fixed = run(TOGETHER);
    Outcome equal = run(TOGETHER, "paging.shares=equal");
    assertThat(equal.events()).isEqualTo(fixed.events());
    assertThat(equal.result().digest()).isEqualTo(fixed.result().digest());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fifo", "lru", "clock", "sieve", "lfu", "nru(500)", "ws(300)", "random"})
  void whileAllAreActiveTheSharesOfTheActiveAreEqual(String policy) {
    Outcome equal = run(TOGETHER, "paging.policy=" + policy, "run.until=250 us");
    Outcome active =
        run(
            TOGETHER,
            "paging.policy=" + policy,
            "run.until=250 us",
            "paging.shares=equal-of-active");
    assertThat(active.events()).isEqualTo(equal.events());
    assertThat(equal.faults()).isGreaterThan(60);
  }

  @ParameterizedTest
  @CsvSource({"fifo", "lru", "clock", "lfu", "mglru", "random", "ws(300)", "pff(100)"})
  void conservationHoldsUnderEveryRuleAndDataSurvives(String policy) {
    for (String shares :
        List.of("equal", "equal-of-active", "proportional", "working-set(200)", "pff(30)")) {
      RunResult result = run(MIXED, "paging.policy=" + policy, "paging.shares=" + shares).result();
      assertThat(result.identitiesHold()).as("%s, %s", policy, shares).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 20, 60, 200, 1000})
  void faultFrequencySharesWithLruAreTheFaultFrequencyPolicy(int interval) {
    Outcome policy = run(ONE, "paging.policy=pff(" + interval + ")");
    Outcome shares = run(ONE, "paging.shares=pff(" + interval + ")");
    assertThat(shares.faults()).isEqualTo(policy.faults());
    assertThat(faults(shares)).isEqualTo(faults(policy));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 20, 60, 200, 10_000})
  void workingSetSharesLieBetweenAllOfMemoryAndTheWorkingSetPolicy(int window) {
    long least = run(ONE).faults();
    long most = run(ONE, "paging.policy=ws(" + window + ")").faults();
    long shares = run(ONE, "paging.shares=working-set(" + window + ")").faults();
    assertThat(shares).isBetween(least, most);
    if (window == 10_000) {
      assertThat(shares).isEqualTo(least).isEqualTo(most);
    }
  }

  private static List<Event> faults(Outcome outcome) {
    return outcome.events().stream().filter(event -> event.kind() == EventKind.PAGE_FAULT).toList();
  }

  @Test
  void whoIsLeftHasTheFramesOfThoseWhoWent() {
    String late =
        HEAD
            + """
            processes {
              a { program = [ { VirtualAlloc { as = heap, size = 200 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
                              { Touch { in = heap, pattern = sequential, references = 500 } } ] }
              b { program = [ { VirtualAlloc { as = heap, size = 200 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
                              { Touch { in = heap, pattern = sequential, references = 50 } }
                              { Wait = 20 ms }
                              { Touch { in = heap, pattern = sequential, references = 500 } } ] }
            }
            """;
    // 50 pages each on 60 frames: with 30 each, every reference of a cycle faults under LRU.
    assertThat(run(late, "paging.shares=equal").faults()).isEqualTo(500 + 550);
    // Alone, the second has all frames: it brings in what it does not hold, and no page twice.
    RunResult active = run(late, "paging.shares=equal-of-active").result();
    assertThat(active.processes().get(1).total(Counter.PAGE_FAULTS)).isBetween(70L, 100L);
  }

  @Test
  void aPolicyThatIsMadeForANumberOfFramesIsRefused() {
    assertThatThrownBy(() -> run(ONE, "paging.policy=arc", "paging.shares=pff(10)"))
        .hasMessage(
            "paging.policy = arc needs a fixed number of frames, but with paging.shares = pff(10) it changes; nearest: shares = equal, or policy = lru");
    assertThat(run(ONE, "paging.policy=arc", "paging.shares=equal").faults()).isPositive();
  }

  @Test
  void booksThatWouldBeTooLargeAreRefused() {
    assertThatThrownBy(
            () ->
                run(
                    TOGETHER,
                    "paging.shares=proportional",
                    "machine.ram=32 GiB",
                    "machine.profile=server"))
        .isNotInstanceOf(CompletionException.class)
        .hasMessage(
            "paging.shares keeps a record for each process and frame, at most 16777216, but 3 processes on 8388608 frames make 25165824; nearest: machine.ram = 22369620 KiB");
  }
}
