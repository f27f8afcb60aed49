package org.faultline.actors.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.faultline.actors.run.Simulator;
import org.faultline.memory.server.Counter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What programs see of memory and files that they share, and that it is the same whoever runs it.
 */
@Timeout(120)
class SharedProgramsTest {
  private static final String MACHINE =
      """
      machine { profile = laptop, cpus = 4, layout = 32-bit, ram = 320 KiB, reference = 200 ns
        pagefile { initial = 4 MiB, maximum = 8 MiB, device = nvme }
        devices { disk = nvme }
        files { data { size = 96 KiB, device = disk }, near { size = 9000 B } } }
      paging { kind = windows }
      scheduler { time-slice = 100 us }
      run { events = on }
      """;

  /** Writers, readers, copiers and users of files, in a third of the memory that they want. */
  private static final String MIXED =
      MACHINE
          + """
          processes {
            "*" { working-set { minimum = 80 KiB, maximum = 400 KiB } }
            writer { program = [
              { CreateFileMapping { as = s, size = 192 KiB, name = shared } }
              { MapViewOfFile { of = s, as = v, at = 0x20000000 } }
              { Write { in = v, pattern = stamp } }
              { CreateFileMapping { as = ready, size = 4 KiB, name = ready } }
              { Touch { in = v, pattern = uniform, references = 3000 } }
              { Wait = 1 s }
              { Read { in = v, pattern = stamp } }
              { UnmapViewOfFile { in = v } } ] }
            reader { start-at = 20 ms, program = [
              { OpenFileMapping { as = s, name = shared, access = [read] } }
              { OpenFileMapping { name = ready, access = [read] } }
              { MapViewOfFile { of = s, as = v, access = [read], at = 0x20000000 } }
              { CloseHandle { of = s } }
              { Repeat { times = 3, do = [
                { Read { in = v, pattern = stamp } }
                { Touch { in = v, pattern = zipf(0.9), references = 1000 } } ] } }
              { Write { in = v, value = 1, expect = EXCEPTION_ACCESS_VIOLATION } } ] }
            copier { count = 2, start-at = 30 ms, program = [
              { OpenFileMapping { as = s, name = shared } }
              { MapViewOfFile { of = s, as = v, access = [copy], at = 0x20000000 } }
              { Touch { in = v, offset = 64 KiB, size = 64 KiB, pattern = sequential, writes = 100 % } }
              { Write { in = v, size = 64 KiB, pattern = stamp(9) } }
              { Touch { in = v, pattern = uniform, references = 3000, writes = 10 % } }
              { Read { in = v, size = 64 KiB, pattern = stamp(9) } } ] }
            filer { count = 2, program = [
              { CreateFile { as = f, name = data } }
              { CreateFileMapping { as = m, file = f } }
              { MapViewOfFile { of = m, as = v } }
              { Repeat { times = 4, do = [
                { Touch { in = v, pattern = uniform, references = 400, writes = 30 % } }
                { FlushViewOfFile { in = v } } ] } }
              { WriteFile { of = f, offset = 5000, value = text(hello) } }
              { ReadFile { of = f, offset = 5000, length = 5, expect = text(hello) } }
              { Read { in = v, offset = 5000, expect = text(hello) } } ] }
          }
          """;

  /** Each adds one to a number that all share, and looks at what it wrote. */
  private static final String COUNTERS =
      MACHINE
          + """
          processes {
            p { count = 6, program = [
              { CreateFileMapping { as = s, size = 8 KiB, name = shared } }
              { MapViewOfFile { of = s, as = v } }
              { Repeat { times = 300, do = [
                { Write { in = v, offset = 4092, width = 8, value = 5 } }
                { Write { in = v, offset = 4092, width = 8, value = 7 } }
                { Touch { in = v, pattern = uniform, references = 5, writes = 50 % } }
                { Read { in = v, offset = 4092, width = 8 } } ] } } ] }
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

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void workersChangeNothing(int workers) {
    try (Simulator others = Simulator.withWorkers(workers)) {
      for (String text : List.of(MIXED, COUNTERS)) {
        for (String slack : List.of("0", "50 us")) {
          ListedRuns two = ListedRuns.of(simulator, text, "scheduler.slack=" + slack);
          assertThat(two.failures()).containsOnlyNulls();
          ListedRuns other = ListedRuns.of(others, text, "scheduler.slack=" + slack);
          assertThat(other.events()).isEqualTo(two.events());
          assertThat(other.result().digest()).isEqualTo(two.result().digest());
        }
      }
    }
  }

  @Test
  void memoryIsShortSoThatSharedPagesLeaveItAndReturn() {
    ListedRuns run = ListedRuns.of(simulator, MIXED);
    assertThat(run.failures()).containsOnlyNulls();
    assertThat(run.result().total(Counter.HARD_FAULTS)).isPositive();
    assertThat(run.result().total(Counter.TRANSITION_FAULTS)).isPositive();
    assertThat(run.result().total(Counter.PAGES_OUTPUT)).isPositive();
  }

  @Test
  void aRealFileChangesNothing(@TempDir Path directory) {
    ListedRuns memory = ListedRuns.of(simulator, MIXED);
    ListedRuns file =
        ListedRuns.of(
            simulator,
            MIXED,
            "machine.pagefile.store=file",
            "machine.pagefile.directory=\"" + directory.toString().replace('\\', '/') + "\"");
    assertThat(file.failures()).containsOnlyNulls();
    assertThat(file.events()).isEqualTo(memory.events());
    assertThat(file.result().digest()).isEqualTo(memory.result().digest());
  }
}
