package org.faultline.workload.strace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.faultline.workload.strace.AllocationStep.Kind;
import org.faultline.workload.trace.BadLines;
import org.faultline.workload.trace.TraceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a line of a log tells, whatever stands around the call. */
class StraceLinesTest {
  @TempDir Path folder;

  @Test
  void callsThatAreInterruptedCountWhenTheyEnd() throws IOException {
    AllocationLog log =
        StraceLogs.read(
            folder,
            "10 1.000000 brk(NULL) = 0x1000",
            "11 1.000001 mmap(NULL, 8192, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0"
                + " <unfinished ...>",
            "10 1.000002 mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x90000",
            "11 1.000003 <... mmap resumed>) = 0x50000",
            "10 1.000004 munmap(0x50000, 8192 <unfinished ...>",
            "10 1.000005 +++ exited with 0 +++",
            "12 1.000006 <... mprotect resumed>) = 0");
    assertThat(log.processes()).hasSize(1);
    AllocationLog.Process process = log.processes().get(0);
    assertThat(process.endNanos()).isEqualTo(5_000);
    assertThat(process.steps())
        .containsExactly(
            new AllocationStep(2_000, Kind.RESERVE, 0, 0, 4096, 0x01),
            new AllocationStep(3_000, Kind.ALLOCATE, 1, 0, 8192, 0x04));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "10 1.0 mmap(NULL, 4096) = 0x1000",
        "10 1.0 munmap(0x1000, 4096",
        "10 1.0 munmap(abc, 4096) = 0",
        "10 1.0 <unfinished ...>"
      })
  void malformedLinesAreNamedOrLeftOut(String line) throws IOException {
    Path file = folder.resolve("a.strace");
    Files.write(file, List.of("10 1.0 brk(NULL) = 0x1000", line));
    assertThatThrownBy(() -> StraceFile.read(file, new BadLines(0)))
        .isInstanceOf(TraceException.class)
        .hasMessageStartingWith(file + ", line 2: expected ");
    BadLines one = new BadLines(1);
    assertThat(StraceFile.read(file, one).processes()).hasSize(1);
    assertThat(one.skipped()).isEqualTo(1);
  }

  @Test
  void aLogWithoutACallIsRefused() {
    assertThatThrownBy(() -> StraceLogs.read(folder, "10 1.0 +++ exited with 0 +++"))
        .hasMessageContaining("no call of strace");
  }

  /** The same calls as strace prints them with each of its flags, and its own words between. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "100 ",
        "[pid   100] ",
        "100<python3> ",
        "[pid 100<a b>] ",
        "100 17:00:01 ",
        "100 17:00:01.123456 [00007f724830c470] ",
        "100 1700000000.5 (+     0.100000) ",
        "100 1700000000.5 [  12] [????????????????] ",
      })
  void linesAreReadWithWhateverStandsBeforeTheCall(String head) throws IOException {
    AllocationLog log =
        StraceLogs.read(
            folder,
            "strace: Process 100 attached",
            "Process 100 attached (waiting for parent)",
            "[ Process PID=100 runs in 32 bit mode. ]",
            head + "brk(0)                                = 0x10000 <0.000004>",
            " > /usr/lib/libc.so.6(brk+0x1f) [0x1c9d0]",
            " > unexpected_backtracing_error [0x7f]",
            head
                + "mmap(NULL, 8192, 0x3 /* PROT_READ|PROT_WRITE */, 0x22, 3</a,b>, 0) = 0x9000 <0.1>",
            head + "--- SIGSEGV {si_signo=SIGSEGV, si_code=SEGV_MAPERR, si_addr=NULL} ---",
            head + "--- stopped by SIGSTOP ---",
            head + "futex(0x1, FUTEX_WAIT, 2, NULL <unfinished ...>",
            head + "<... futex resumed> <unfinished ...>) = ?",
            head + "munmap(0x9000, 4096 <unfinished ...>",
            "strace: Process 101 attached",
            "Process 101 detached",
            head + "<... munmap resumed> )               = 0",
            head + "write(1, \"Process 7 attached\", 18) = 18",
            head + "munmap(0xa000, 4096 <detached ...>",
            head + "exit_group(0 <ptrace(SYSCALL):No such process>",
            head + "+++ killed by SIGKILL (core dumped) +++",
            "% time     seconds  usecs/call     calls    errors syscall",
            "------ ----------- ----------- --------- --------- ----------------",
            "  0.00    0.000000           0        16         1 mmap",
            "------ ----------- ----------- --------- --------- ----------------",
            "100.00    0.000000           0        32         1 total");
    assertThat(log.processes()).hasSize(1);
    assertThat(log.processes().get(0).id()).isEqualTo(100);
    assertThat(StraceLogs.peakKib(log, 0)).isEqualTo(8);
    assertThat(StraceLogs.endKib(log, 0)).isEqualTo(4);
    assertThat(log.leftOut().calls()).isZero();
  }

  /** On the terminal, strace writes between the arguments of the call that makes a thread. */
  @Test
  void callsThatStraceCutsOffWithItsOwnWordsGoOn() throws IOException {
    AllocationLog log =
        StraceLogs.read(
            folder,
            "1700000000.0 brk(NULL) = 0x10000",
            "1700000000.1 clone(child_stack=0x7f, flags=CLONE_VM|CLONE_THREADstrace: Process 75 attached",
            " <unfinished ...>",
            "[pid    75] 1700000000.2 mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, 3, 0) = 0x9000",
            "[pid    74] 1700000000.3 <... clone resumed>, parent_tid=[75]) = 75",
            "[pid    75] 1700000000.4 +++ exited with 0 +++",
            "1700000000.5 clone3({flags=CLONE_VM|CLONE_THREAD, child_tid=0x7}strace: Process 76 attached",
            " => {parent_tid=[76]}, 88) = 76",
            "[pid    76] 1700000000.6 munmap(0x9000, 4096) = 0",
            "[pid    76] 1700000000.7 +++ exited with 0 +++",
            "1700000000.8 vfork(strace: Process 77 attached",
            ")                                 = 77",
            "[pid    77] 1700000000.9 execve(\"/bin/ls\", [\"ls\"], 0x7f /* 3 vars */) = 0",
            "[pid    77] 1700000001.0 mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, 3, 0) = 0x9000",
            "[pid    77] 1700000001.1 +++ exited with 0 +++",
            "1700000001.2 +++ exited with 0 +++");
    assertThat(log.processes().stream().map(AllocationLog.Process::id)).containsExactly(74, 77);
    assertThat(StraceLogs.peakKib(log, 0)).isEqualTo(4);
    assertThat(StraceLogs.endKib(log, 0)).isZero();
    assertThat(log.processes().get(0).endNanos()).isEqualTo(1_200_000_000L);
    assertThat(StraceLogs.endKib(log, 1)).isEqualTo(4);
    assertThat(log.remarks()).isEmpty();
  }

  @Test
  void logsAreToldFromOtherFiles() throws IOException {
    Path file = folder.resolve("told");
    Files.write(
        file, List.of("[pid 7] 1.0 openat(AT_FDCWD, \"x\") = 3", "strace: Process 7 attached"));
    assertThat(StraceFile.recognises(file)).isTrue();
    for (String other :
        List.of("0 1000\n1 2000\n", "R 0x1000\n", "I  04001000,3\n", "", "call(\n")) {
      Files.writeString(file, other);
      assertThat(StraceFile.recognises(file)).as(other).isFalse();
    }
  }
}
