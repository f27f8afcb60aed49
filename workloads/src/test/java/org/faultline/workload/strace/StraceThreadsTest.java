package org.faultline.workload.strace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which process the calls of a log belong to. */
class StraceThreadsTest {
  @TempDir Path folder;

  @Test
  void loadedProgramsAreProcessesAndOthersThreads() throws IOException {
    AllocationLog log =
        StraceLogs.read(
            folder,
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

  @Test
  void aForkedChildHasACopyAndAThreadTheMemoryItself() throws IOException {
    for (String flags : List.of("CLONE_CHILD_SETTID|SIGCHLD", "CLONE_VM|CLONE_THREAD")) {
      AllocationLog log =
          StraceLogs.read(
              folder,
              StraceLogs.START,
              StraceLogs.mapped(100, "001", 4096, "0x7f0000000000"),
              "100 1700000000.002 clone(child_stack=NULL, flags=" + flags + ", ptid=0x7f1) = 101",
              "101 1700000000.003 munmap(0x7f0000000000, 4194304) = 0",
              "101 1700000000.005 +++ exited with 0 +++");
      boolean thread = flags.contains("CLONE_VM");
      assertThat(log.processes()).as(flags).hasSize(thread ? 1 : 2);
      assertThat(StraceLogs.endKib(log, 0)).as(flags).isEqualTo(thread ? 0 : 4096);
      if (!thread) {
        assertThat(StraceLogs.peakKib(log, 1)).isEqualTo(4096);
        assertThat(StraceLogs.endKib(log, 1)).isZero();
        assertThat(log.processes().get(1).startNanos()).isEqualTo(2_000_000);
      }
      assertThat(log.remarks()).isEmpty();
    }
  }

  @Test
  void aForkedChildGoesOnWithTheHeapOfItsParent() throws IOException {
    AllocationLog log =
        StraceLogs.read(
            folder,
            "100 1.0 brk(NULL) = 0x10000",
            "100 1.1 brk(0x14000) = 0x14000",
            "100 1.2 fork() = 101",
            "101 1.3 brk(0x20000) = 0x20000",
            "101 1.4 brk(0x12000) = 0x12000",
            "100 1.5 brk(0x18000) = 0x18000");
    assertThat(StraceLogs.peakKib(log, 0)).isEqualTo(32);
    assertThat(StraceLogs.peakKib(log, 1)).isEqualTo(64);
    assertThat(StraceLogs.endKib(log, 1)).isEqualTo(8);
    StepReplay replay = new StepReplay();
    log.processes().get(1).steps().forEach(replay::step);
    assertThat(replay.committed(0x04)).isEqualTo(2);
  }

  /** The child of vfork works in its parent's memory until it loads a program. */
  @Test
  void aLoadedProgramHasMemoryOfItsOwn() throws IOException {
    AllocationLog log =
        StraceLogs.read(
            folder,
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
    assertThat(StraceLogs.endKib(log, 0)).isEqualTo(12);
    assertThat(log.processes().get(0).endNanos()).isEqualTo(900_000_000);
    assertThat(StraceLogs.endKib(log, 1)).isZero();
  }

  @Test
  void aThreadThatLoadsAProgramTakesTheIdOfTheFirst() throws IOException {
    AllocationLog log =
        StraceLogs.read(
            folder,
            "100 1.0 brk(NULL) = 0x10000",
            "100 1.1 clone3({flags=CLONE_VM|CLONE_THREAD, child_tid=0x7f}, 88) = 101",
            "101 1.2 execve(\"/bin/ls\", [\"ls\"], 0x7ffd /* 3 vars */ <unfinished ...>",
            "100 1.3 +++ superseded by execve in pid 101 +++",
            "100 1.4 <... execve resumed>) = 0",
            "100 1.5 brk(NULL) = 0x20000",
            "100 1.6 brk(0x21000) = 0x21000");
    assertThat(log.processes().stream().map(AllocationLog.Process::id)).containsExactly(100, 100);
    assertThat(StraceLogs.peakKib(log, 0)).isZero();
    assertThat(StraceLogs.peakKib(log, 1)).isEqualTo(4);
    assertThat(log.guesses()).containsExactly(StraceLogs.SECONDS_GUESSED);
  }

  @Test
  void threadsThatTheLogDoesNotExplainAreSaidToBeGuessed() throws IOException {
    AllocationLog log =
        StraceLogs.read(folder, StraceLogs.START, StraceLogs.mapped(105, "001", 4, "0x9000"));
    assertThat(log.processes()).hasSize(1);
    assertThat(log.remarks()).hasSize(1);
    assertThat(log.remarks().get(0)).startsWith("The log does not show who made 1 of its threads");
  }
}
