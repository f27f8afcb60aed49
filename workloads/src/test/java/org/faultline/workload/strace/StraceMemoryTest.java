package org.faultline.workload.strace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.faultline.workload.strace.AllocationStep.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the calls of a log do to memory. */
class StraceMemoryTest {
  private static final int PAGE = 4096;

  @TempDir Path folder;

  @Test
  void heapsGrowAndShrinkInOneReservation() throws IOException {
    AllocationLog log =
        StraceLogs.read(
            folder,
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
  void whatMovesAndGrowsIsHeldOnce() throws IOException {
    AllocationLog log =
        StraceLogs.read(
            folder,
            StraceLogs.START,
            StraceLogs.mapped(100, "001", 1024, "0x7f0000000000"),
            "100 1700000000.002 mremap(0x7f0000000000, 1048576, 8388608, MREMAP_MAYMOVE) = 0x7f0010000000",
            "100 1700000000.003 mremap(0x7f0010000000, 8388608, 16777216, 0) = 0x7f0010000000",
            "100 1700000000.004 mremap(0x7f0010000000, 16777216, 67108864, MREMAP_MAYMOVE) = 0x7f0020000000",
            "100 1700000000.005 mremap(0x7f0020000000, 67108864, 4096, 0) = 0x7f0020000000",
            "100 1700000000.006 munmap(0x7f0020000000, 4096) = 0");
    assertThat(StraceLogs.peakKib(log, 0)).isEqualTo(65_536);
    assertThat(StraceLogs.endKib(log, 0)).isZero();
    assertThat(log.leftOut().calls()).isZero();
    StepReplay replay = new StepReplay();
    log.processes().get(0).steps().forEach(replay::step);
    assertThat(replay.regions).isEmpty();
  }

  @Test
  void whatMovesKeepsItsProtectionAndItsLock() throws IOException {
    AllocationLog log =
        StraceLogs.read(
            folder,
            StraceLogs.START,
            "100 1700000000.001 mmap(NULL, 8192, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_LOCKED, -1, 0) = 0x9000",
            "100 1700000000.002 mremap(0x9000, 8192, 12288, MREMAP_MAYMOVE) = 0x20000");
    List<AllocationStep> steps = log.processes().get(0).steps();
    assertThat(steps.stream().map(AllocationStep::kind))
        .containsExactly(Kind.ALLOCATE, Kind.LOCK, Kind.RELEASE, Kind.ALLOCATE, Kind.LOCK);
    assertThat(steps.get(3).protect()).isEqualTo(0x02);
    assertThat(steps.get(4).bytes()).isEqualTo(12_288);
  }

  @Test
  void sharedSegmentsAreMappedWithTheSizeThatTheyWereMadeWith() throws IOException {
    AllocationLog log =
        StraceLogs.read(
            folder,
            StraceLogs.START,
            "100 1700000000.001 shmget(IPC_PRIVATE, 10000, IPC_CREAT|0600) = 7",
            "100 1700000000.002 shmat(7, NULL, 0) = 0x7f0000000000",
            "100 1700000000.003 shmat(8, NULL, 0) = 0x7f0001000000",
            "100 1700000000.004 shmdt(0x7f0000000000) = 0");
    assertThat(StraceLogs.peakKib(log, 0)).isEqualTo(12);
    assertThat(StraceLogs.endKib(log, 0)).isZero();
    assertThat(log.remarks())
        .containsExactly("Not modelled: shmat of a segment whose shmget the log lacks, once.");
  }

  @Test
  void allThatIsMappedCanBeLockedAtOnce() throws IOException {
    AllocationLog log =
        StraceLogs.read(
            folder,
            StraceLogs.START,
            StraceLogs.mapped(100, "001", 4, "0x9000"),
            "100 1700000000.002 mlockall(MCL_CURRENT|MCL_FUTURE) = 0",
            StraceLogs.mapped(100, "003", 8, "0x20000"),
            "100 1700000000.004 munlockall() = 0",
            StraceLogs.mapped(100, "005", 4, "0x40000"),
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
        StraceLogs.read(
            folder,
            StraceLogs.START,
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
        StraceLogs.read(
            folder,
            StraceLogs.START,
            StraceLogs.mapped(100, "001", 4, "0x9000"),
            "100 1700000000.002 munmap(0x9000, 4096) = 0",
            "100 1700000000.003 munmap(0x9000, 4096) = 0",
            "100 1700000000.004 mprotect(0x70000, 4096, PROT_READ) = 0");
    assertThat(log.leftOut().unknown())
        .containsOnly(Map.entry(LeftOut.Reason.UNMAPPED, 1L), Map.entry(LeftOut.Reason.LOADED, 1L));
    AllocationLog attached =
        StraceLogs.read(
            folder,
            StraceLogs.mapped(7, "001", 4, "0x9000"),
            "7 1700000000.002 munmap(0x50000, 4096) = 0");
    assertThat(attached.leftOut().unknown()).containsOnly(Map.entry(LeftOut.Reason.BEFORE, 1L));
  }
}
