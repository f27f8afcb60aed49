package org.faultline.actors.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.actors.run.Simulator;
import org.faultline.memory.event.Event;
import org.faultline.memory.event.EventKind;
import org.faultline.memory.server.Counter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs see of a machine with page lists, and that it is the same whoever runs it. */
@Timeout(120)
class ProgramsOnListsTest {
  private static final String MACHINE =
      """
      machine { profile = laptop, cpus = 2, layout = 32-bit, ram = 256 KiB, reference = 200 ns
        pagefile { initial = 4 MiB, maximum = 8 MiB, device = nvme } }
      paging { kind = windows }
      scheduler { time-slice = 100 us }
      run { events = on }
      """;

  /** Three processes with all kinds of calls on half the memory that they want. */
  private static final String MIXED =
      MACHINE
          + """
          processes {
            "*" { working-set { minimum = 80 KiB, maximum = 400 KiB } }
            a { count = 2, program = [
              { VirtualAlloc { as = heap, size = 160 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
              { Write { in = heap, pattern = stamp } }
              { Touch { in = heap, pattern = uniform, references = 2000 } }
              { PrefetchVirtualMemory { in = heap } }
              { Read { in = heap, pattern = stamp } }
              { VirtualLock { in = heap, size = 16 KiB } }
              { Touch { in = heap, pattern = zipf(0.9), references = 2000 } }
              { VirtualUnlock { in = heap, size = 16 KiB } }
              { Read { in = heap, pattern = stamp } } ] }
            b { program = [
              { VirtualAlloc { as = r, size = 8 MiB, type = MEM_RESERVE, protect = PAGE_READWRITE } }
              { Repeat { times = 20, do = [
                { VirtualAlloc { in = r, offset = 4 MiB, size = 64 KiB, type = MEM_COMMIT, protect = PAGE_READWRITE } }
                { Touch { in = r, offset = 4 MiB, size = 64 KiB, pattern = sequential, references = 50, writes = 50 % } }
                { VirtualFree { in = r, offset = 4 MiB, size = 64 KiB, type = MEM_DECOMMIT } } ] } } ] }
          }
          """;

  /**
   * Six others, who read nothing back, push the pages of the first, which sleeps, out of memory.
   */
  private static final String PUSHED_OUT =
      MACHINE
          + """
          processes {
            a { program = [
              { VirtualAlloc { as = heap, size = 192 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
              { Write { in = heap, pattern = stamp } }
              { Wait = 5 s }
              %s ] }
            b { count = 6, start-at = 1 ms, program = [
              { VirtualAlloc { as = heap, size = 240 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
              { Touch { in = heap, pattern = sequential, references = 60, writes = 100 %% } }
              { Wait = 1 s } ] }
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

  private static ListedRuns run(String text, String... overrides) {
    return ListedRuns.of(simulator, text, overrides);
  }

  private static ListedRuns pushedOut(String steps, String... overrides) {
    return run(PUSHED_OUT.formatted(steps), overrides);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void workersChangeNothing(int workers) {
    for (String slack : List.of("0", "50 us")) {
      ListedRuns two = run(MIXED, "machine.cpus=4", "scheduler.slack=" + slack);
      assertThat(two.failures()).containsOnlyNulls();
      try (Simulator others = Simulator.withWorkers(workers)) {
        ListedRuns other =
            ListedRuns.of(others, MIXED, "machine.cpus=4", "scheduler.slack=" + slack);
        assertThat(other.events()).isEqualTo(two.events());
        assertThat(other.result().digest()).isEqualTo(two.result().digest());
      }
    }
  }

  @Test
  void aRealFileChangesNothingAndIsRemovedAtTheEnd(@TempDir Path directory) throws IOException {
    ListedRuns memory = run(MIXED);
    assertThat(memory.result().total(Counter.HARD_FAULTS)).isPositive();
    ListedRuns file =
        run(
            MIXED,
            "machine.pagefile.store=file",
            "machine.pagefile.directory=\"" + directory.toString().replace('\\', '/') + "\"");
    assertThat(file.failures()).containsOnlyNulls();
    assertThat(file.events()).isEqualTo(memory.events());
    assertThat(file.result().digest()).isEqualTo(memory.result().digest());
    assertThat(file.result().processes().get(0).report().dataReturned()).isPositive();
    awaitEmpty(directory);
  }

  /** The device is closed after the result is known: waits for that, not for long. */
  private static void awaitEmpty(Path directory) throws IOException {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (System.nanoTime() < deadline) {
      try (Stream<Path> files = Files.list(directory)) {
        if (files.findAny().isEmpty()) {
          return;
        }
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("the pagefile is still there");
  }

  @Test
  void allKindsOfFaultsOccurAndAddUp() {
    ListedRuns run = run(MIXED);
    for (Counter kind :
        List.of(
            Counter.DEMAND_ZERO_FAULTS,
            Counter.TRANSITION_FAULTS,
            Counter.HARD_FAULTS,
            Counter.PAGE_TABLE_FAULTS,
            Counter.CALL_FAULTS)) {
      assertThat(run.result().total(kind)).as(kind.name()).isPositive();
    }
    assertThat(run.result().total(Counter.PAGE_READS))
        .as("reads are not pages")
        .isPositive()
        .isLessThan(run.result().total(Counter.PAGES_INPUT));
    assertThat(run.count(EventKind.REPURPOSED)).isPositive();
    assertThat(run.count(EventKind.WORKING_SET_PASS)).isPositive();
  }

  @Test
  void aPrefetchMakesFaultsCollide() {
    ListedRuns run =
        pushedOut(
            "{ Read { in = heap } }, { PrefetchVirtualMemory { in = heap } },"
                + " { Read { in = heap, pattern = stamp } }");
    assertThat(run.failures()).containsOnlyNulls();
    assertThat(run.result().total(Counter.COLLIDED_FAULTS)).isPositive();
    ListedRuns plain = pushedOut("{ Read { in = heap, pattern = stamp } }");
    assertThat(plain.result().total(Counter.COLLIDED_FAULTS)).isZero();
    assertThat(plain.result().processes().get(0).total(Counter.HARD_FAULTS)).isPositive();
  }

  @Test
  void aReadStepSeesAnInPageErrorAsAnException() {
    ListedRuns run =
        pushedOut(
            "{ Read { in = heap, expect = EXCEPTION_IN_PAGE_ERROR } }, { Exit = 3 }",
            "machine.pagefile.faults.read-errors=100 %");
    assertThat(run.result().processes().get(0).failure()).isNull();
    assertThat(run.result().processes().get(0).exitCode()).isEqualTo(3);
    assertThat(run.result().processes().get(0).total(Counter.IN_PAGE_ERRORS)).isEqualTo(1);
    assertThat(run.events())
        .filteredOn(event -> event.kind() == EventKind.IN_PAGE_ERROR && event.process() == 1)
        .hasSize(1);
  }

  @Test
  void aWriteStepDoesToo() {
    ListedRuns run =
        pushedOut(
            "{ Write { in = heap, value = 1, expect = EXCEPTION_IN_PAGE_ERROR } }",
            "machine.pagefile.faults.read-errors=100 %");
    assertThat(run.result().processes().get(0).failure()).isNull();
  }

  @Test
  void aTouchStepEndsItsProcessWithTheException() {
    ListedRuns run =
        pushedOut(
            "{ Touch { in = heap, pattern = sequential, references = 10 } }",
            "machine.pagefile.faults.read-errors=100 %");
    assertThat(run.failures().get(0))
        .startsWith("EXCEPTION_IN_PAGE_ERROR: page 0x")
        .endsWith("could not be read from the pagefile");
  }

  /** The first two pages are locked before the third cannot be read. */
  @Test
  void aLockThatCannotReadItsPagesIsUndone() {
    ListedRuns run =
        run(
            PUSHED_OUT
                .formatted(
                    "{ VirtualLock { in = heap, size = 16 KiB, expect = ERROR_SWAPERROR } },"
                        + " { Touch { in = heap, size = 8 KiB, pattern = sequential, references = 2 } },"
                        + " { VirtualUnlock { in = heap, size = 16 KiB, expect = ERROR_NOT_LOCKED } }")
                .replace(
                    "{ Write { in = heap, pattern = stamp } }",
                    "{ Write { in = heap, offset = 8 KiB, size = 184 KiB, pattern = stamp } }"),
            "machine.pagefile.faults.read-errors=100 %");
    assertThat(run.result().processes().get(0).failure()).isNull();
    assertThat(run.events())
        .filteredOn(event -> event.kind() == EventKind.TRIMMED && event.process() == 1)
        .filteredOn(event -> event.atNanos() > 5_000_000_000L)
        .extracting(Event::first)
        .as("the unlock, which fails, trims what is not locked")
        .containsExactly(0x10L, 0x11L);
  }

  @Test
  void whatWasResetReadsAsBeforeOrAsZerosAndIsNoMismatch() {
    ListedRuns run =
        pushedOut(
            "{ VirtualAlloc { in = heap, size = 64 KiB, type = MEM_RESET, protect = PAGE_READWRITE } },"
                + " { Touch { in = heap, pattern = sequential, references = 16 } },"
                + " { Write { in = heap, pattern = stamp } },"
                + " { Read { in = heap, pattern = stamp } }");
    assertThat(run.failures()).containsOnlyNulls();
  }

  @Test
  void aCommitThatNeedsALargerFileWaitsForIt() {
    ListedRuns run =
        run(
            MACHINE
                + """
                processes { p { program = [
                  { VirtualAlloc { as = heap, size = 6 MiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
                  { Touch { in = heap, pattern = sequential, references = 3 } } ] } }
                """);
    assertThat(run.failures()).containsOnlyNulls();
    assertThat(run.count(EventKind.COMMIT_WAIT)).isEqualTo(1);
    assertThat(run.count(EventKind.PAGEFILE_GREW)).isPositive();
    assertThat(run.result().endNanos()).as("growth takes 50 ms").isGreaterThan(50_000_000L);
  }

  @Test
  void aCommitBeyondWhatTheFileCanEverHoldIsRefusedAtOnce() {
    ListedRuns run =
        run(
            MACHINE
                + """
                processes { p { program = [
                  { VirtualAlloc { as = heap, size = 16 MiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE, expect = ERROR_COMMITMENT_LIMIT } } ] } }
                """);
    assertThat(run.failures()).containsOnlyNulls();
    assertThat(run.count(EventKind.COMMIT_WAIT)).isZero();
    assertThat(run.result().endNanos()).isLessThan(1_000_000L);
  }

  @Test
  void manyWhoWaitForCommitAreServedOrRefused() {
    ListedRuns run =
        run(
            MACHINE
                + """
                processes { p { count = 8, program = [
                  { VirtualAlloc { as = heap, size = 2 MiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } } ,
                  { Wait = 1 s } ] } }
                """);
    assertThat(run.count(EventKind.COMMIT_WAIT)).isPositive();
    long refused =
        run.failures().stream()
            .filter(f -> f != null && f.contains("ERROR_COMMITMENT_LIMIT"))
            .count();
    assertThat(refused).as("8.25 MiB hold four times 2 MiB, with tables three").isBetween(4L, 5L);
    assertThat(run.failures()).filteredOn(f -> f == null).hasSize((int) (8 - refused));
  }

  @Test
  void aRecordedMixRunsOnLists() {
    ListedRuns run =
        run(
            """
            machine { profile = laptop, cpus = 1, ram = 512 KiB
              pagefile { initial = 64 MiB, maximum = 64 MiB, device = nvme } }
            paging { kind = windows }
            scheduler { order = trace }
            run { events = on }
            processes {
              p0 { program = [ { Trace { file = "%1$s", process = 1 } } ] }
              p1 { program = [ { Trace { file = "%1$s", process = 2 } } ] }
            }
            """
                .formatted(mix()));
    assertThat(run.failures()).containsOnlyNulls();
    assertThat(run.result().total(Counter.TRANSITION_FAULTS)).isPositive();
  }

  private static String mix() {
    return org.faultline.workload.config.Home.find()
        .root()
        .resolve("config/traces/mix-a.flt")
        .toString()
        .replace('\\', '/');
  }
}
