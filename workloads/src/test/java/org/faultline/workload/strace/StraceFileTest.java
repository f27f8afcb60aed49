package org.faultline.workload.strace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.workload.program.RandomStreams;
import org.faultline.workload.strace.AllocationStep.Kind;
import org.faultline.workload.trace.BadLines;
import org.faultline.workload.trace.TraceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StraceFileTest {
  private static final int PAGE = 4096;

  @TempDir Path folder;

  private AllocationLog read(String... lines) throws IOException {
    return StraceFile.read(
        Files.write(folder.resolve("a.strace"), List.of(lines)), new BadLines(0));
  }

  @Test
  void callsThatAreInterruptedCountWhenTheyEnd() throws IOException {
    AllocationLog log =
        read(
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

  @Test
  void heapsGrowAndShrinkInOneReservation() throws IOException {
    AllocationLog log =
        read(
            "brk(NULL) = 0x10000",
            "brk(NULL) = 0x10000",
            "brk(0x13000) = 0x13000",
            "brk(0x11000) = 0x11000",
            "brk(0x14000) = 0x14000",
            "brk(0x90000) = 0x14000");
    assertThat(log.processes().get(0).steps())
        .containsExactly(
            new AllocationStep(0, Kind.RESERVE, 0, 0, 4 * PAGE, 0x01),
            new AllocationStep(0, Kind.COMMIT, 0, 0, 3 * PAGE, 0x04),
            new AllocationStep(0, Kind.DECOMMIT, 0, PAGE, 2 * PAGE, 0),
            new AllocationStep(0, Kind.COMMIT, 0, PAGE, 3 * PAGE, 0x04));
  }

  @Test
  void loadedProgramsAreProcessesAndOthersThreads() throws IOException {
    AllocationLog log =
        read(
            "[pid 20] 10:00:01.5 brk(NULL) = 0x10000",
            "[pid 21] 10:00:01.6 munmap(0x1000, 4096) = 0",
            "[pid 25] 10:00:01.7 brk(NULL) = 0x20000",
            "[pid 20] 10:00:01.8 brk(NULL) = 0x70000",
            "[pid 20] 10:00:01.9 openat(AT_FDCWD, \"a = b)\", O_RDONLY) = 3",
            "[pid 25] 10:00:02.0 mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, 3, 0) = -1 ENOMEM (no)",
            "[pid 20] 10:00:02.1 --- SIGCHLD {si_signo=SIGCHLD} ---");
    assertThat(log.processes().stream().map(AllocationLog.Process::id)).containsExactly(20, 25, 20);
    assertThat(log.processes().stream().map(AllocationLog.Process::startNanos))
        .containsExactly(0L, 200_000_000L, 300_000_000L);
    assertThat(log.leftOut().calls()).isEqualTo(1);
    assertThat(log.calls()).isEqualTo(4);
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
    assertThatThrownBy(() -> read("10 1.0 +++ exited with 0 +++"))
        .hasMessageContaining("no call of strace");
  }

  private static long peakKib(AllocationLog log, int process) {
    return log.processes().get(process).peakBytes() / 1024;
  }

  private static long endKib(AllocationLog log, int process) {
    return log.processes().get(process).endBytes() / 1024;
  }

  private static final String START = "100 1700000000.000000 brk(NULL) = 0x555555000000";

  private static String mapped(int thread, String after, int kib, String where) {
    return "%d 1700000000.%s mmap(NULL, %d, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = %s"
        .formatted(thread, after, 1024 * kib, where);
  }

  @Test
  void whatMovesAndGrowsIsHeldOnce() throws IOException {
    AllocationLog log =
        read(
            START,
            mapped(100, "001", 1024, "0x7f0000000000"),
            "100 1700000000.002 mremap(0x7f0000000000, 1048576, 8388608, MREMAP_MAYMOVE) = 0x7f0010000000",
            "100 1700000000.003 mremap(0x7f0010000000, 8388608, 16777216, 0) = 0x7f0010000000",
            "100 1700000000.004 mremap(0x7f0010000000, 16777216, 67108864, MREMAP_MAYMOVE) = 0x7f0020000000",
            "100 1700000000.005 mremap(0x7f0020000000, 67108864, 4096, 0) = 0x7f0020000000",
            "100 1700000000.006 munmap(0x7f0020000000, 4096) = 0");
    assertThat(peakKib(log, 0)).isEqualTo(65_536);
    assertThat(endKib(log, 0)).isZero();
    assertThat(log.leftOut().calls()).isZero();
    Replay replay = new Replay();
    log.processes().get(0).steps().forEach(replay::step);
    assertThat(replay.regions).isEmpty();
  }

  @Test
  void whatMovesKeepsItsProtectionAndItsLock() throws IOException {
    AllocationLog log =
        read(
            START,
            "100 1700000000.001 mmap(NULL, 8192, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_LOCKED, -1, 0) = 0x9000",
            "100 1700000000.002 mremap(0x9000, 8192, 12288, MREMAP_MAYMOVE) = 0x20000");
    List<AllocationStep> steps = log.processes().get(0).steps();
    assertThat(steps.stream().map(AllocationStep::kind))
        .containsExactly(Kind.ALLOCATE, Kind.LOCK, Kind.RELEASE, Kind.ALLOCATE, Kind.LOCK);
    assertThat(steps.get(3).protect()).isEqualTo(0x02);
    assertThat(steps.get(4).bytes()).isEqualTo(12_288);
  }

  @Test
  void aForkedChildHasACopyAndAThreadTheMemoryItself() throws IOException {
    for (String flags : List.of("CLONE_CHILD_SETTID|SIGCHLD", "CLONE_VM|CLONE_THREAD")) {
      AllocationLog log =
          read(
              START,
              mapped(100, "001", 4096, "0x7f0000000000"),
              "100 1700000000.002 clone(child_stack=NULL, flags=" + flags + ", ptid=0x7f1) = 101",
              "101 1700000000.003 munmap(0x7f0000000000, 4194304) = 0",
              "101 1700000000.005 +++ exited with 0 +++");
      boolean thread = flags.contains("CLONE_VM");
      assertThat(log.processes()).as(flags).hasSize(thread ? 1 : 2);
      assertThat(endKib(log, 0)).as(flags).isEqualTo(thread ? 0 : 4096);
      if (!thread) {
        assertThat(peakKib(log, 1)).isEqualTo(4096);
        assertThat(endKib(log, 1)).isZero();
        assertThat(log.processes().get(1).startNanos()).isEqualTo(2_000_000);
      }
      assertThat(log.remarks()).isEmpty();
    }
  }

  @Test
  void aForkedChildGoesOnWithTheHeapOfItsParent() throws IOException {
    AllocationLog log =
        read(
            "100 1.0 brk(NULL) = 0x10000",
            "100 1.1 brk(0x14000) = 0x14000",
            "100 1.2 fork() = 101",
            "101 1.3 brk(0x20000) = 0x20000",
            "101 1.4 brk(0x12000) = 0x12000",
            "100 1.5 brk(0x18000) = 0x18000");
    assertThat(peakKib(log, 0)).isEqualTo(32);
    assertThat(peakKib(log, 1)).isEqualTo(64);
    assertThat(endKib(log, 1)).isEqualTo(8);
    Replay replay = new Replay();
    log.processes().get(1).steps().forEach(replay::step);
    assertThat(replay.committed(0x04)).isEqualTo(2);
  }

  /** The child of vfork works in its parent's memory until it loads a program. */
  @Test
  void aLoadedProgramHasMemoryOfItsOwn() throws IOException {
    AllocationLog log =
        read(
            "100 1.0 execve(\"/bin/sh\", [\"sh\", \"-c\", \"a, b) = 3\"], 0x7ffd /* 3 vars */) = 0",
            "100 1.1 mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, 3, 0) = 0x90000",
            "100 1.2 vfork( <unfinished ...>",
            "101 1.3 mmap(NULL, 8192, PROT_READ, MAP_PRIVATE, 3, 0) = 0xa0000",
            "101 1.4 execve(\"/bin/ls\", [\"ls\"], 0x7ffd /* 3 vars */ <unfinished ...>",
            "100 1.5 <... vfork resumed>) = 101",
            "101 1.6 <... execve resumed>) = 0",
            "101 1.7 mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, 3, 0) = 0x90000",
            "101 1.8 munmap(0x90000, 4096) = 0",
            "100 1.9 execve(\"/bin/true\", [\"true\"], 0x7ffd /* 3 vars */) = 0",
            "100 2.0 brk(NULL) = 0x10000");
    assertThat(log.processes().stream().map(AllocationLog.Process::id))
        .containsExactly(100, 101, 100);
    assertThat(endKib(log, 0)).isEqualTo(12);
    assertThat(log.processes().get(0).endNanos()).isEqualTo(900_000_000);
    assertThat(endKib(log, 1)).isZero();
  }

  @Test
  void aThreadThatLoadsAProgramTakesTheIdOfTheFirst() throws IOException {
    AllocationLog log =
        read(
            "100 1.0 brk(NULL) = 0x10000",
            "100 1.1 clone3({flags=CLONE_VM|CLONE_THREAD, child_tid=0x7f}, 88) = 101",
            "101 1.2 execve(\"/bin/ls\", [\"ls\"], 0x7ffd /* 3 vars */ <unfinished ...>",
            "100 1.3 +++ superseded by execve in pid 101 +++",
            "100 1.4 <... execve resumed>) = 0",
            "100 1.5 brk(NULL) = 0x20000",
            "100 1.6 brk(0x21000) = 0x21000");
    assertThat(log.processes().stream().map(AllocationLog.Process::id)).containsExactly(100, 100);
    assertThat(peakKib(log, 0)).isZero();
    assertThat(peakKib(log, 1)).isEqualTo(4);
    assertThat(log.guesses()).containsExactly(SECONDS_GUESSED);
  }

  private static final String SECONDS_GUESSED =
      "The seconds are taken as those since one moment, since they never go back.";

  @Test
  void sharedSegmentsAreMappedWithTheSizeThatTheyWereMadeWith() throws IOException {
    AllocationLog log =
        read(
            START,
            "100 1700000000.001 shmget(IPC_PRIVATE, 10000, IPC_CREAT|0600) = 7",
            "100 1700000000.002 shmat(7, NULL, 0) = 0x7f0000000000",
            "100 1700000000.003 shmat(8, NULL, 0) = 0x7f0001000000",
            "100 1700000000.004 shmdt(0x7f0000000000) = 0");
    assertThat(peakKib(log, 0)).isEqualTo(12);
    assertThat(endKib(log, 0)).isZero();
    assertThat(log.remarks())
        .containsExactly("Not modelled: shmat of a segment whose shmget the log lacks, once.");
  }

  @Test
  void allThatIsMappedCanBeLockedAtOnce() throws IOException {
    AllocationLog log =
        read(
            START,
            mapped(100, "001", 4, "0x9000"),
            "100 1700000000.002 mlockall(MCL_CURRENT|MCL_FUTURE) = 0",
            mapped(100, "003", 8, "0x20000"),
            "100 1700000000.004 munlockall() = 0",
            mapped(100, "005", 4, "0x40000"),
            "100 1700000000.006 mlock2(0x40000, 4096, MLOCK_ONFAULT) = 0");
    assertThat(log.processes().get(0).steps().stream().map(AllocationStep::kind))
        .containsExactly(
            Kind.ALLOCATE,
            Kind.LOCK,
            Kind.ALLOCATE,
            Kind.LOCK,
            Kind.UNLOCK,
            Kind.UNLOCK,
            Kind.ALLOCATE,
            Kind.LOCK);
  }

  @Test
  void whatIsNotModelledIsCountedByName() throws IOException {
    AllocationLog log =
        read(
            START,
            "100 1700000000.001 mmap(NULL, 4096, PROT_READ, MAP_SHARED|MAP_POPULATE, 3, 0) = 0x9000",
            "100 1700000000.002 msync(0x9000, 4096, MS_SYNC) = 0",
            "100 1700000000.003 msync(0x9000, 4096, MS_SYNC) = 0",
            "100 1700000000.004 msync(0x9000, 4096, MS_SYNC) = -1 ENOMEM (Cannot allocate memory)",
            "100 1700000000.005 madvise(0x9000, 4096, MADV_HUGEPAGE) = 0",
            "100 1700000000.006 pkey_mprotect(0x9000, 4096, PROT_READ|PROT_WRITE, 1) = 0",
            "100 1700000000.007 process_madvise(3, [{iov_base=0x9, iov_len=1}], 1, MADV_COLD, 0) = 1");
    assertThat(log.leftOut().unmodelled())
        .containsExactly(
            java.util.Map.entry("MAP_POPULATE of mmap", 1L),
            java.util.Map.entry("madvise with MADV_HUGEPAGE", 1L),
            java.util.Map.entry("msync", 2L),
            java.util.Map.entry("process_madvise", 1L));
    assertThat(log.processes().get(0).steps().get(1).kind()).isEqualTo(Kind.PROTECT);
  }

  @Test
  void memoryThatTheLogDoesNotKnowIsSaidToBeWhatItIs() throws IOException {
    AllocationLog log =
        read(
            START,
            mapped(100, "001", 4, "0x9000"),
            "100 1700000000.002 munmap(0x9000, 4096) = 0",
            "100 1700000000.003 munmap(0x9000, 4096) = 0",
            "100 1700000000.004 mprotect(0x70000, 4096, PROT_READ) = 0");
    assertThat(log.leftOut().unknown())
        .containsOnly(Map.entry(LeftOut.Reason.UNMAPPED, 1L), Map.entry(LeftOut.Reason.LOADED, 1L));
    AllocationLog attached =
        read(mapped(7, "001", 4, "0x9000"), "7 1700000000.002 munmap(0x50000, 4096) = 0");
    assertThat(attached.leftOut().unknown()).containsOnly(Map.entry(LeftOut.Reason.BEFORE, 1L));
  }

  private static long duration(AllocationLog log) {
    return log.processes().get(0).endNanos();
  }

  @Test
  void secondsSinceTheLineBeforeAddUp() throws IOException {
    String map = " mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, 3, 0) = 0x9000";
    String[] relative = {
      "100      0.000000 brk(NULL) = 0x10000",
      "100      0.500000" + map,
      "101      0.500000 --- SIGCHLD {si_signo=SIGCHLD} ---",
      "100      0.500000 read(3, \"\", 10) = 0",
      "100      0.250000" + map
    };
    assertThat(duration(read(relative))).isEqualTo(1_750_000_000L);
    Path file = Files.write(folder.resolve("clock.strace"), List.of(relative));
    assertThat(duration(StraceFile.read(file, new BadLines(0), LogSeconds.ABSOLUTE)))
        .isEqualTo(500_000_000L);
    // What rises with every line is no time since the line before.
    String[] rising = new String[12];
    for (int i = 0; i < rising.length; i++) {
      rising[i] = "100 " + i + ".5 brk(NULL) = 0x10000";
    }
    rising[0] = "100 0.0 brk(NULL) = 0x10000";
    assertThat(duration(read(rising))).isEqualTo(11_500_000_000L);
    assertThat(read(rising).guesses()).containsExactly(SECONDS_GUESSED);
  }

  @Test
  void theTimeOfTheDayGoesOnAfterMidnightAndNeverGoesBack() throws IOException {
    AllocationLog log =
        read(
            "100 23:59:59.500000 brk(NULL) = 0x10000",
            "100 00:00:00.250000 brk(0x11000) = 0x11000",
            "100 00:00:00.150000 brk(0x12000) = 0x12000",
            "100 00:00:01 brk(0x13000) = 0x13000");
    assertThat(log.processes().get(0).steps().stream().map(AllocationStep::atNanos))
        .containsExactly(750_000_000L, 750_000_000L, 1_500_000_000L);
    assertThat(log.guesses()).isEmpty();
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
        read(
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
    assertThat(peakKib(log, 0)).isEqualTo(8);
    assertThat(endKib(log, 0)).isEqualTo(4);
    assertThat(log.leftOut().calls()).isZero();
  }

  /** On the terminal, strace writes between the arguments of the call that makes a thread. */
  @Test
  void callsThatStraceCutsOffWithItsOwnWordsGoOn() throws IOException {
    AllocationLog log =
        read(
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
    assertThat(peakKib(log, 0)).isEqualTo(4);
    assertThat(endKib(log, 0)).isZero();
    assertThat(log.processes().get(0).endNanos()).isEqualTo(1_200_000_000L);
    assertThat(endKib(log, 1)).isEqualTo(4);
    assertThat(log.remarks()).isEmpty();
  }

  @Test
  void threadsThatTheLogDoesNotExplainAreSaidToBeGuessed() throws IOException {
    AllocationLog log = read(START, mapped(105, "001", 4, "0x9000"));
    assertThat(log.processes()).hasSize(1);
    assertThat(log.remarks()).hasSize(1);
    assertThat(log.remarks().get(0)).startsWith("The log does not show who made 1 of its threads");
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

  /** What a page is: nothing, reserved, or committed with a protection. */
  private static final int FREE = 0;

  private static final int RESERVED = 1;

  /** Follows steps page by page, refusing what Win32 would. */
  private static final class Replay {
    final Map<Integer, int[]> regions = new HashMap<>();

    void step(AllocationStep step) {
      int[] pages =
          regions.computeIfAbsent(step.region(), r -> new int[(int) (step.bytes() / PAGE)]);
      int from = (int) (step.offsetBytes() / PAGE);
      int to = from + (int) (step.bytes() / PAGE);
      assertThat(to).isLessThanOrEqualTo(pages.length);
      if (step.kind() == Kind.RELEASE) {
        regions.remove(step.region());
      }
      for (int page = from; page < to; page++) {
        boolean committed = pages[page] > RESERVED;
        switch (step.kind()) {
          case RESERVE, ALLOCATE -> assertThat(pages[page]).isEqualTo(FREE);
          case PROTECT, RESET, LOCK, UNLOCK, DECOMMIT -> assertThat(committed).isTrue();
          default -> assertThat(pages[page]).isNotEqualTo(FREE);
        }
        pages[page] =
            switch (step.kind()) {
              case RESERVE, DECOMMIT -> RESERVED;
              case ALLOCATE, COMMIT, PROTECT -> 16 + step.protect();
              default -> pages[page];
            };
      }
    }

    long committed(int protect) {
      return regions.values().stream()
          .flatMapToInt(java.util.Arrays::stream)
          .filter(page -> page == 16 + protect)
          .count();
    }
  }

  /** After every call as many pages are committed with each protection as Linux has mapped. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void committedPagesAreThoseThatAreMapped(long seed) {
    UniformRandomProvider random = new RandomStreams(seed).stream("calls", 0, "calls");
    int[] protections = {0x01, 0x02, 0x04, 0x20};
    Mappings mappings = new Mappings();
    Replay replay = new Replay();
    // Linux: the protection of each mapped page; reserved pages were never accessible.
    TreeMap<Long, Integer> linux = new TreeMap<>();
    int done = 0;
    for (int call = 0; call < 400; call++) {
      long first = random.nextInt(40);
      long last = first + random.nextInt(10);
      int protect = protections[random.nextInt(4)];
      long start = first * PAGE;
      long end = (last + 1) * PAGE;
      mappings.at(call);
      switch (random.nextInt(3)) {
        case 0 -> {
          mappings.map(start, end, protect);
          for (long page = first; page <= last; page++) {
            linux.put(page, protect == 0x01 ? RESERVED : 16 + protect);
          }
        }
        case 1 -> {
          mappings.unmap(start, end);
          linux.subMap(first, last + 1).clear();
        }
        default -> {
          mappings.protect(start, end, protect);
          linux
              .subMap(first, last + 1)
              .replaceAll((page, old) -> old == RESERVED && protect == 0x01 ? old : 16 + protect);
        }
      }
      List<AllocationStep> steps = mappings.steps();
      steps.subList(done, steps.size()).forEach(replay::step);
      done = steps.size();
      for (int of : protections) {
        long mapped = linux.values().stream().filter(page -> page == 16 + of).count();
        assertThat(replay.committed(of)).as("seed %d, call %d", seed, call).isEqualTo(mapped);
      }
    }
    mappings.at(400);
    mappings.unmap(0, 64L * PAGE);
    mappings.steps().subList(done, mappings.steps().size()).forEach(replay::step);
    assertThat(replay.regions).isEmpty();
  }
}
