package org.faultline.actors.lists;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.actors.result.ProcessResult;
import org.faultline.actors.run.Simulator;
import org.faultline.memory.server.Counter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that load executables and DLLs: docs/windows.md W1501 to W1505. */
@Timeout(120)
class ImageProgramsTest {
  private static final int CODE_PAGES = 64;

  private static final String MACHINE =
      """
      machine { profile = laptop, cpus = 2, layout = 32-bit, ram = 8 MiB, reference = 200 ns
        pagefile { initial = 4 MiB, maximum = 8 MiB, device = nvme } }
      paging { kind = windows }
      images {
        app { base = 0x400000, size = 512 KiB, code = 256 KiB, data = 64 KiB }
        lib { base = 0x10000000, size = 512 KiB, code = 256 KiB, data = 64 KiB, relocations = 25 % }
      }
      run { events = on }
      """;

  private static final String SHARING =
      MACHINE
          + """
          processes {
            p { count = 10, start-every = 100 ms, images = [app], program = [
              { Touch { in = app, offset = 4 KiB, size = 256 KiB, pattern = sequential, fetches = 100 % } }
              { Wait = 2 s }
              { QueryWorkingSetEx { in = app, offset = 4 KiB, valid = on, shared = on, share-count = 7 } }
              { Wait = 2 s } ] }
          }
          """;

  private static final String MOVED =
      MACHINE
          + """
          processes {
            a { images = [app, lib], program = [
              { Touch { in = lib, offset = 4 KiB, size = 256 KiB, pattern = sequential } }
              { Wait = 1 s } ] }
            b { start-at = 500 ms, program = [
              { VirtualAlloc { at = 0x10000000, size = 64 KiB, type = MEM_RESERVE, protect = PAGE_NOACCESS } }
              { LoadLibrary { name = app } }
              { LoadLibrary { name = lib, as = first } }
              { LoadLibrary { name = lib, as = again } }
              { Touch { in = again, offset = 4 KiB, size = 256 KiB, pattern = sequential } }
              { QueryWorkingSetEx { in = first, offset = 4 KiB, valid = on, shared = off } }
              { QueryWorkingSetEx { in = first, offset = 68 KiB, valid = on, shared = on, share-count = 2 } }
              { VirtualQuery { in = first, offset = 4 KiB, protect = PAGE_EXECUTE_READ, region = 256 KiB } }
              { FreeLibrary { name = lib } }
              { Touch { in = first, offset = 4 KiB, size = 4 KiB, pattern = sequential } }
              { FreeLibrary { name = lib } }
              { FreeLibrary { name = lib, expect = ERROR_MOD_NOT_FOUND } }
              { LoadLibrary { name = none, expect = ERROR_MOD_NOT_FOUND } }
              { VirtualAlloc { at = 0x400000, size = 64 KiB, type = MEM_RESERVE, protect = PAGE_NOACCESS, expect = ERROR_INVALID_ADDRESS } }
              { VirtualFree { in = app, type = MEM_RELEASE, size = 0 B, expect = ERROR_INVALID_PARAMETER } }
            ] }
          }
          """;

  private static final String DATA =
      MACHINE
          + """
          processes {
            "*" { images = [app, lib] }
            p { count = 3, start-every = 5 ms, program = [
              { Read { in = app, offset = 260 KiB, expect = hex(00) } }
              { Write { in = app, offset = 260 KiB, size = 64 KiB, pattern = stamp } }
              { Touch { in = app, pattern = uniform, references = 3000 } }
              { Touch { in = lib, pattern = uniform, references = 3000 } }
              { Read { in = app, offset = 260 KiB, size = 64 KiB, pattern = stamp } }
              { Write { in = app, offset = 4 KiB, value = 1, expect = EXCEPTION_ACCESS_VIOLATION } }
              { Wait = 100 ms }
              { Read { in = app, offset = 260 KiB, size = 64 KiB, pattern = stamp } } ] }
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

  @Test
  void allProcessesShareOneFrameForEachPageOfCode() {
    ListedRuns run = ListedRuns.of(simulator, SHARING);
    assertThat(run.failures()).containsOnlyNulls();
    assertThat(run.result().total(Counter.PAGES_INPUT)).isBetween(CODE_PAGES + 0L, CODE_PAGES + 8L);
    assertThat(run.result().total(Counter.WRITE_COPIES)).isZero();
  }

  @Test
  void whoStartsSecondHasAlmostNoHardFaults() {
    var processes = ListedRuns.of(simulator, SHARING).result().processes();
    assertThat(processes.get(0).total(Counter.HARD_FAULTS)).isBetween(8L, 9L);
    assertThat(processes.subList(1, 10))
        .allMatch(process -> process.total(Counter.HARD_FAULTS) == 0)
        .allMatch(process -> process.total(Counter.TRANSITION_FAULTS) >= CODE_PAGES);
  }

  @Test
  void anImageThatIsMovedCopiesWhatItsLoaderChangesAndNoMore() {
    ListedRuns run = ListedRuns.of(simulator, MOVED);
    assertThat(run.failures()).containsOnlyNulls();
    ProcessResult inPlace = run.result().processes().get(0);
    ProcessResult moved = run.result().processes().get(1);
    assertThat(inPlace.total(Counter.WRITE_COPIES)).isZero();
    assertThat(moved.total(Counter.WRITE_COPIES)).isEqualTo(CODE_PAGES / 4);
  }

  @Test
  void chargeIsTheWritableDataOfEachProcessAndIsReturned() {
    // 16 pages of data and two tables; the code is a file's and costs nothing.
    String text =
        MACHINE
            + """
            processes {
              p { count = 4, program = [
                { GetProcessMemoryInfo { private = 0 B } }
                { LoadLibrary { name = app } }
                { GetProcessMemoryInfo { private = 72 KiB } }
                { LoadLibrary { name = app } }
                { GetProcessMemoryInfo { private = 72 KiB } }
                { Touch { in = app, offset = 260 KiB, size = 64 KiB, pattern = sequential, writes = 100 % } }
                { GetProcessMemoryInfo { private = 72 KiB } }
                { FreeLibrary { name = app } }
                { FreeLibrary { name = app } }
                { GetProcessMemoryInfo { private = 0 B } } ] }
            }
            """;
    assertThat(ListedRuns.of(simulator, text).failures()).containsOnlyNulls();
  }

  @ParameterizedTest
  @ValueSource(strings = {"machine.ram=8 MiB", "machine.ram=400 KiB"})
  void whatAProcessWritesToDataIsItsOwn(String ram) {
    assertThat(ListedRuns.of(simulator, DATA, ram).failures()).containsOnlyNulls();
  }

  @Test
  void aProcessOfWindowsHasItsImagesItsHeapAndItsStack() {
    String text =
        MACHINE
            + """
            processes {
              p { count = 3, start = windows, images = [app], program = [
                { VirtualQuery { in = ntdll, offset = 4 KiB, protect = PAGE_EXECUTE_READ, region = 1156 KiB } }
                { VirtualQuery { in = ucrtbase, offset = 736 KiB, protect = PAGE_WRITECOPY, region = 16 KiB } }
                { Touch { in = process-heap, size = 4 KiB, pattern = sequential, writes = 100 % } }
                { Touch { in = app, pattern = sequential } } ] }
            }
            """;
    ListedRuns run = ListedRuns.of(simulator, text);
    assertThat(run.failures()).containsOnlyNulls();
    assertThat(run.result().total(Counter.WRITE_COPIES)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void workersChangeNothing(int workers) {
    try (Simulator others = Simulator.withWorkers(workers)) {
      for (String text : new String[] {SHARING, MOVED, DATA}) {
        ListedRuns two = ListedRuns.of(simulator, text, "machine.ram=480 KiB");
        ListedRuns other = ListedRuns.of(others, text, "machine.ram=480 KiB");
        assertThat(other.events()).isEqualTo(two.events());
        assertThat(other.result().digest()).isEqualTo(two.result().digest());
      }
    }
  }
}
