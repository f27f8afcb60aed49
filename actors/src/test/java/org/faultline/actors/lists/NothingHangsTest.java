package org.faultline.actors.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.faultline.actors.run.Simulator;
import org.faultline.memory.event.EventKind;
import org.faultline.memory.server.Counter;
import org.faultline.memory.server.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever goes wrong, each process ends, and says why. */
@Timeout(120)
class NothingHangsTest {
  /** 64 frames, 32-bit: two page tables a process. */
  private static final String MACHINE =
      """
      machine { profile = laptop, cpus = 2, layout = 32-bit, ram = 256 KiB
        pagefile { initial = %s, maximum = %s, device = nvme, timeout = 1 ms } }
      paging { kind = windows }
      scheduler { time-slice = 100 us }
      run { events = on }
      """;

  /** Writes 320 KiB into 256 KiB of memory, and reads them again. */
  private static final String STAMPS =
      """
      processes { p { count = 2, program = [
        { VirtualAlloc { as = heap, size = 160 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
        { Write { in = heap, pattern = stamp } }
        { Read { in = heap, pattern = stamp } } ] } }
      """;

  private static final String IN_PAGE = "EXCEPTION_IN_PAGE_ERROR";

  private static Simulator simulator;

  @BeforeAll
  static void start() {
    simulator = Simulator.withWorkers(2);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static String machine(String initial, String maximum) {
    return MACHINE.formatted(initial, maximum);
  }

  private static ListedRuns run(String text, String... overrides) {
    return ListedRuns.of(simulator, text, overrides);
  }

  @Test
  void enoughOfEverythingFailsNobody() {
    ListedRuns run = run(machine("4 MiB", "4 MiB") + STAMPS);
    assertThat(run.failures()).containsOnlyNulls();
    assertThat(run.result().total(Counter.HARD_FAULTS)).isPositive();
    assertThat(run.result().processes().get(0).report().dataReturned()).isPositive();
  }

  @Test
  void withAllFramesLockedTheOneThatWaitsLongestEnds() {
    ListedRuns run =
        run(
            machine("4 MiB", "4 MiB")
                + """
                processes {
                  "*" { working-set { minimum = 220 KiB, maximum = 256 KiB } }
                  locker { program = [
                    { VirtualAlloc { as = heap, size = 184 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
                    { VirtualLock { in = heap } }
                    { Wait = 100 s } ] }
                  victim { start-at = 1 s, count = 2, program = [
                    { VirtualAlloc { as = heap, size = 64 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
                    { VirtualLock { in = heap } }
                    { Touch { in = heap, pattern = sequential, references = 100 } } ] }
                }
                """);
    assertThat(run.failures().get(0)).isNull();
    assertThat(run.failures().subList(1, 3))
        .as("no more can be promised")
        .allMatch(
            failure ->
                failure.contains("VirtualLock") && failure.contains("ERROR_WORKING_SET_QUOTA"));
  }

  @Test
  void withAllFramesHeldAndNobodyRunningTheOneThatWaitsLongestEnds() {
    // 4 tables and a page each on 64 bits: 14 processes hold 4 tables each and wait for the page.
    ListedRuns run =
        run(
            machine("4 MiB", "4 MiB")
                + """
                processes { p { count = 16, program = [
                  { VirtualAlloc { as = heap, size = 4 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
                  { Touch { in = heap, pattern = sequential, references = 10 } } ] } }
                """,
            "machine.layout=64-bit",
            "machine.cpus=16",
            "machine.manager.fault=0 ns");
    assertThat(run.failures()).filteredOn(Objects::nonNull).allMatch(Reply.NO_PAGE::equals);
    assertThat(run.failures()).contains((String) null);
  }

  @Test
  void withAllDirtyAndAFullPagefileTheOneThatWaitsLongestEnds() {
    // Commit is refused before that, so memory is committed while the file is there in name only:
    // every write to it fails.
    ListedRuns run =
        run(
            machine("4 MiB", "4 MiB") + STAMPS,
            "machine.pagefile.faults.write-errors=100 %",
            "machine.ram=200 KiB");
    assertThat(run.failures()).contains(Reply.NO_PAGE);
    assertThat(run.result().total(Counter.PAGES_OUTPUT)).isPositive();
    assertThat(run.events())
        .filteredOn(event -> event.kind() == EventKind.PAGE_WRITTEN)
        .isNotEmpty()
        .allMatch(event -> event.second() == 1);
    assertThat(run.result().device().failures().first()).contains("failed as configured");
  }

  @Test
  void aFullPagefileKeepsPagesModifiedAndCommitIsRefusedFirst() {
    ListedRuns run = run(machine("160 KiB", "160 KiB") + STAMPS);
    assertThat(run.failures()).hasSize(2);
    assertThat(run.failures()).containsAnyOf((String) null);
    assertThat(run.failures())
        .filteredOn(Objects::nonNull)
        .allMatch(f -> f.contains("ERROR_COMMITMENT_LIMIT") || f.equals(Reply.NO_PAGE));
  }

  @Test
  void aDeviceThatNeverAnswersAReadIsAnInPageError() {
    ListedRuns healthy = run(machine("4 MiB", "4 MiB") + STAMPS);
    long firstRead = 1 + writesBeforeTheFirstRead(healthy);
    ListedRuns run =
        run(
            machine("4 MiB", "4 MiB") + STAMPS,
            "machine.pagefile.faults.hang=after(" + firstRead + ")");
    assertThat(run.failures()).anyMatch(f -> f != null && f.contains(IN_PAGE));
    assertThat(run.result().total(Counter.IN_PAGE_ERRORS)).isPositive();
    assertThat(run.result().device().failures().first())
        .contains("was not answered within its timeout");
  }

  private static long writesBeforeTheFirstRead(ListedRuns run) {
    long writes = 0;
    long lastEnd = -1;
    for (var event : run.events()) {
      if (event.kind() == EventKind.PAGE_READ) {
        return writes;
      } else if (event.kind() == EventKind.PAGE_WRITE) {
        writes += event.second() == lastEnd ? 0 : 1;
        lastEnd = event.second();
      }
    }
    throw new AssertionError("nothing was read");
  }

  @Test
  void aDeviceThatNeverAnswersAWriteLeavesPagesModified() {
    ListedRuns run =
        run(machine("4 MiB", "4 MiB") + STAMPS, "machine.pagefile.faults.hang=after(1)");
    assertThat(run.failures()).contains(Reply.NO_PAGE);
    assertThat(run.result().device().failures().first())
        .isEqualTo("transfer 1 was not answered within its timeout");
    assertThat(run.result().device().failures().writes()).isGreaterThan(7);
  }

  @Test
  void someReadErrorsEndThoseWhosePageItIs() {
    ListedRuns run =
        run(
            machine("4 MiB", "4 MiB") + STAMPS,
            "processes.p.count=6",
            "machine.pagefile.faults.read-errors=3 %");
    assertThat(run.failures()).filteredOn(Objects::nonNull).allMatch(f -> f.contains(IN_PAGE));
    assertThat(run.result().total(Counter.IN_PAGE_ERRORS)).isPositive();
  }

  @Test
  void someWriteErrorsLoseNothing() {
    ListedRuns run =
        run(machine("4 MiB", "4 MiB") + STAMPS, "machine.pagefile.faults.write-errors=30 %");
    assertThat(run.failures()).containsOnlyNulls();
    assertThat(run.result().device().failures().writes()).isPositive();
    assertThat(run.result().processes().get(0).report().dataMismatches()).isZero();
  }

  private static ListedRuns storm(String ram) {
    ListedRuns run =
        run(
            machine("16 MiB", "16 MiB")
                + """
                processes { p { count = 100, program = [
                  { VirtualAlloc { as = heap, size = 64 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
                  { Write { in = heap, pattern = stamp } }
                  { Wait = 10 ms }
                  { Read { in = heap, pattern = stamp } } ] } }
                """,
            "machine.cpus=4",
            "machine.ram=" + ram);
    assertThat(run.result().processes()).hasSize(100).allMatch(p -> p.ended());
    assertThat(run.failures()).filteredOn(Objects::nonNull).allMatch(Reply.NO_PAGE::equals);
    return run;
  }

  /** 64 frames do not even hold the roots of 100 processes. */
  @Test
  void aStartUpStormInTooLittleMemoryEndsForEverybody() {
    ListedRuns run = storm("256 KiB");
    assertThat(run.failures()).contains((String) null).contains(Reply.NO_PAGE);
  }

  /** 256 frames hold all page tables and little more, of 1,600 pages that are wanted. */
  @Test
  void aStartUpStormThatFitsWithItsTablesFailsNobody() {
    ListedRuns run = storm("1 MiB");
    assertThat(run.failures()).containsOnlyNulls();
    assertThat(run.result().total(Counter.PAGES_OUTPUT)).isPositive();
  }

  @Test
  void aMachineWhereNothingTakesTimeEnds() {
    ListedRuns run =
        run(
            machine("4 MiB", "4 MiB") + STAMPS,
            "machine.costs.soft-fault=0",
            "machine.costs.demand-zero-fault=0",
            "machine.costs.hard-fault=0",
            "machine.costs.zero-page=0",
            "machine.costs.commit-page=0",
            "machine.costs.context-switch=0",
            "machine.costs.system-call=0",
            "machine.manager.fault=0 ns",
            "machine.manager.call=0 ns",
            "machine.reference=0 ns",
            "machine.pagefile.growth-time=0 ns",
            "machine.pagefile.device=instant",
            "scheduler.slack=0");
    assertThat(run.failures()).containsOnlyNulls();
  }
}
