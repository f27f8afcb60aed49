package org.faultline.actors.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.actors.Workloads;
import org.faultline.actors.result.ProcessResult;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.run.Simulator;
import org.junit.jupiter.api.Test;

/** The steps of a program that are Win32 calls end as they say, on a whole machine. */
class Win32StepsTest {
  private static RunResult run(String machine, String program) {
    return run(machine, "windows", program);
  }

  private static RunResult run(String machine, String policy, String program) {
    try (Simulator simulator = Simulator.withWorkers(1)) {
      return simulator.run(
          Workloads.of(
              "machine { layout = 64-bit, cpus = 2, pagefile { initial = 64 MiB, maximum = 64 MiB }, "
                  + machine
                  + " }\npaging { policy = "
                  + policy
                  + " }\nrun { until = all-exit }\nprocesses { "
                  + program
                  + " }"));
    }
  }

  private static String failure(String program) {
    return run("ram = 64 MiB", "p { program = [" + program + "] }").processes().get(0).failure();
  }

  private static final String WATCHED =
      "{ VirtualAlloc { as = a, size = 16 KiB, type = MEM_RESERVE | MEM_COMMIT | MEM_WRITE_WATCH,"
          + " protect = PAGE_READWRITE } }\n";

  @Test
  void writesAreWatchedCountedAndReset() {
    assertThat(
            failure(
                WATCHED
                    + """
                    { GetWriteWatch { in = a, pages = 0 } }
                    { Write { in = a, offset = 4094, value = 7, width = 4 } }
                    { GetWriteWatch { in = a, count = 1, reset = on, pages = 1 } }
                    { GetWriteWatch { in = a, pages = 1 } }
                    { ResetWriteWatch { in = a } }
                    { GetWriteWatch { in = a, pages = 0 } }
                    { GetWriteWatch { in = a, count = 0, expect = ERROR_INVALID_PARAMETER } }
                    { ResetWriteWatch { in = a, size = 20 KiB, expect = ERROR_INVALID_PARAMETER } }
                    """))
        .isNull();
    assertThat(failure(WATCHED + "{ GetWriteWatch { in = a, pages = 3 } }"))
        .isEqualTo("Step 2: GetWriteWatch found pages = 0, but 3 was expected");
  }

  @Test
  void workingSetsAreSetEmptiedAndAskedFor() {
    assertThat(
            failure(
                WATCHED
                    + """
                    { SetProcessWorkingSetSize { minimum = 400 KiB, maximum = 2 MiB } }
                    { SetProcessWorkingSetSize { minimum = 2 MiB, maximum = 1 MiB
                                                 expect = ERROR_INVALID_PARAMETER } }
                    { Write { in = a, offset = 8192, value = 7 } }
                    { VirtualLock { in = a, size = 4 KiB } }
                    { QueryWorkingSet { pages = 2 } }
                    { GetProcessMemoryInfo { working-set = 24 KiB, private = 32 KiB, page-faults = 6 } }
                    { EmptyWorkingSet {} }
                    { QueryWorkingSet { pages = 1 } }
                    { Read { in = a, offset = 8192, expect = 7 } }
                    { GlobalMemoryStatusEx { total-phys = 64 MiB, avail-page-file = 130912 KiB } }
                    """))
        .isNull();
    assertThat(failure("{ GetProcessMemoryInfo { page-faults = 9 } }"))
        .isEqualTo("Step 1: GetProcessMemoryInfo found page-faults = 0, but 9 was expected");
  }

  @Test
  void stacksGrowUnderReferencesAndOverflow() {
    assertThat(
            failure(
                """
                { ThreadStack { as = s, reserve = 64 KiB, commit = 4 KiB } }
                { Touch { in = s, offset = 56 KiB, size = 8 KiB, pattern = uniform
                          references = 1000, writes = 50 % } }
                { Write { in = s, offset = 53248, value = 1 } }
                { VirtualQuery { in = s, offset = 49152, state = MEM_COMMIT
                                 protect = PAGE_READWRITE | PAGE_GUARD, region = 4 KiB } }
                { Write { in = s, offset = 4096, value = 1, expect = EXCEPTION_ACCESS_VIOLATION } }
                { VirtualFree { in = s } }
                { ThreadStack { reserve = 64 KiB, commit = 1 MiB, expect = ERROR_INVALID_PARAMETER } }
                """))
        .isNull();
    assertThat(
            failure(
                """
                { ThreadStack { as = s, reserve = 64 KiB, commit = 52 KiB } }
                { Touch { in = s, offset = 8 KiB, size = 4 KiB, pattern = sequential, references = 1 } }
                { Touch { in = s, offset = 4 KiB, size = 4 KiB, pattern = sequential, references = 1 } }
                """))
        .startsWith("EXCEPTION_STACK_OVERFLOW: ");
  }

  @Test
  void executionNeedsAPageThatAllowsIt() {
    assertThat(
            failure(
                WATCHED
                    + """
                    { Execute { in = a, expect = EXCEPTION_ACCESS_VIOLATION } }
                    { VirtualProtect { in = a, size = 4 KiB, protect = PAGE_EXECUTE_READ } }
                    { Execute { in = a } }
                    """))
        .isNull();
    assertThat(failure(WATCHED + "{ Execute { in = a } }"))
        .isEqualTo("Step 2: Execute of 1 bytes at 0x10000 raised EXCEPTION_ACCESS_VIOLATION");
  }

  @Test
  void privilegesArePartOfTheConfig() {
    String large =
        "{ VirtualAlloc { size = 2 MiB, type = MEM_RESERVE | MEM_COMMIT | MEM_LARGE_PAGES,"
            + " protect = PAGE_READWRITE, expect = %s } }";
    RunResult run =
        run(
            "ram = 64 MiB",
            "plain { program = ["
                + large.formatted("ERROR_PRIVILEGE_NOT_HELD")
                + "] }\nholder { privileges = [SeLockMemoryPrivilege], program = ["
                + large.formatted("ERROR_NO_SYSTEM_RESOURCES")
                + ", { SetProcessWorkingSetSize { minimum = 300 KiB, maximum = 2 MiB,"
                + " expect = ERROR_PRIVILEGE_NOT_HELD } } ] }");
    assertThat(run.processes()).extracting(ProcessResult::failure).containsOnlyNulls();
  }

  @Test
  void lockedPagesStayInTheirWorkingSetUnderAnyPressure() {
    RunResult run =
        run(
            "ram = 160 KiB",
            """
            locker {
              working-set { minimum = 80 KiB, maximum = 400 KiB }
              program = [
              { VirtualAlloc { as = a, size = 64 KiB, type = MEM_RESERVE | MEM_COMMIT
                               protect = PAGE_READWRITE } }
              { Write { in = a, pattern = stamp } }
              { VirtualLock { in = a, size = 48 KiB } }
              { EmptyWorkingSet {} }
              { QueryWorkingSet { pages = 12 } }
              { Wait = 50 ms }
              { QueryWorkingSet { pages = 12 } }
              { VirtualUnlock { in = a, size = 48 KiB } }
              { VirtualLock { in = a, size = 48 KiB } }
              { VirtualUnlock { in = a, offset = 48 KiB, size = 16 KiB, expect = ERROR_NOT_LOCKED } }
              { QueryWorkingSet { pages = 12 } }
              { Read { in = a, pattern = stamp } } ] }
            thrasher {
              working-set { minimum = 80 KiB, maximum = 400 KiB }
              program = [
              { VirtualAlloc { as = a, size = 1 MiB, type = MEM_RESERVE | MEM_COMMIT
                               protect = PAGE_READWRITE } }
              { Touch { in = a, pattern = uniform, references = 3000, writes = 50 % } } ] }
            """);
    assertThat(run.processes()).extracting(ProcessResult::failure).containsOnlyNulls();
    assertThat(run.identitiesHold()).isTrue();
    assertThat(run.manager().last().frames().locked()).isZero();
  }

  /** Another process takes every page that it can, again and again. */
  @Test
  void lockedPagesStayUnderAnyPressure() {
    RunResult run =
        run(
            "ram = 160 KiB",
            "lru",
            """
            locker { program = [
              { VirtualAlloc { as = a, size = 64 KiB, type = MEM_RESERVE | MEM_COMMIT
                               protect = PAGE_READWRITE } }
              { Write { in = a, pattern = stamp } }
              { VirtualLock { in = a, size = 48 KiB } }
              { QueryWorkingSet { pages = 16 } }
              { Wait = 50 ms }
              { QueryWorkingSet { pages = 12 } }
              { VirtualUnlock { in = a, size = 48 KiB } }
              { VirtualLock { in = a, size = 48 KiB } }
              { GetProcessMemoryInfo { page-faults = 16 } }
              { VirtualUnlock { in = a, offset = 48 KiB, size = 16 KiB, expect = ERROR_NOT_LOCKED } }
              { QueryWorkingSet { pages = 12 } }
              { Read { in = a, pattern = stamp } } ] }
            thrasher { program = [
              { VirtualAlloc { as = a, size = 1 MiB, type = MEM_RESERVE | MEM_COMMIT
                               protect = PAGE_READWRITE } }
              { Touch { in = a, pattern = uniform, references = 3000, writes = 50 % } } ] }
            """);
    assertThat(run.processes()).extracting(ProcessResult::failure).containsOnlyNulls();
    assertThat(run.identitiesHold()).isTrue();
    assertThat(run.manager().last().frames().locked()).isZero();
  }
}
