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
    assertThat(log.ignored()).isEqualTo(1);
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
