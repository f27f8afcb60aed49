package org.faultline.memory.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.commons.rng.simple.RandomSource;
import org.faultline.memory.pagefile.FilePageStore;
import org.faultline.memory.pagefile.PageStore;
import org.faultline.memory.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceTest {
  private static final int PAGE = 4096;

  private static final long TIMEOUT_NANOS = 10_000_000;

  private static Device device(PageStore store) {
    return device(store, PagefileFaults.NONE, TIMEOUT_NANOS);
  }

  /** NVMe: 75 us and 25 us of latency. */
  private static Device device(PageStore store, PagefileFaults faults, long timeoutNanos) {
    var random = RandomSource.XO_RO_SHI_RO_128_PP.create(1);
    DeviceProfile nvme =
        new DeviceProfile(
            "nvme",
            false,
            new Duration.Fixed(75_000),
            new Duration.Fixed(25_000),
            3_200_000_000L,
            2_700_000_000L,
            32);
    DeviceModel model = new DeviceModel(nvme, random, 0);
    return new Device(model, store, Path.of("pages"), faults, timeoutNanos, random);
  }

  private static Transfer write(int slot, byte... values) {
    byte[][] pages = new byte[values.length][];
    for (int i = 0; i < values.length; i++) {
      pages[i] = new byte[PAGE];
      pages[i][7] = values[i];
    }
    return new Transfer(true, slot, values.length, pages);
  }

  private static Transfer read(int slot, int pages) {
    return new Transfer(false, slot, pages, null);
  }

  @Test
  void whatIsWrittenIsReadBack(@TempDir Path directory) throws IOException {
    try (FilePageStore store = FilePageStore.open(directory, 0)) {
      Device device = device(store);
      Completion written = device.transfer(write(3, (byte) 1, (byte) 2), 0);
      assertThat(written.hasFailed()).isFalse();
      Completion found = device.transfer(read(3, 2), written.endNanos());
      assertThat(found.failed()).isNull();
      assertThat(found.bytes()[0][7]).isEqualTo((byte) 1);
      assertThat(found.bytes()[1][7]).isEqualTo((byte) 2);
    }
  }

  @Test
  void aDamagedSlotFailsAloneAndSaysWhich(@TempDir Path directory) throws IOException {
    try (FilePageStore store = FilePageStore.open(directory, 0)) {
      Device device = device(store);
      device.transfer(write(0, (byte) 1, (byte) 2, (byte) 3), 0);
      damage(directory, 24 + PAGE + 24 + 100);
      Completion found = device.transfer(read(0, 3), 1_000_000);
      assertThat(found.failed()).containsExactly(false, true, false);
      assertThat(found.bytes()[2][7]).isEqualTo((byte) 3);
      assertThat(found.bytes()[1]).as("no bytes are better than wrong ones").isNull();
      DeviceReport report = device.report(2_000_000);
      assertThat(report.failures().reads()).isEqualTo(1);
      assertThat(report.failures().first())
          .isEqualTo("slot 1 of the pagefile has damaged bytes: the checksum differs");
    }
  }

  private static void damage(Path directory, long position) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      Path file =
          files
              .filter(path -> Files.isRegularFile(path) && path.toFile().length() > PAGE)
              .findFirst()
              .orElseThrow();
      try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
        bytes.seek(position);
        int before = bytes.read();
        bytes.seek(position);
        bytes.write(before ^ 1);
      }
    }
  }

  @Test
  void aTransferThatIsNeverAnsweredFailsAfterItsTimeout() {
    Device device = device(null, new PagefileFaults(0, 0, 2), TIMEOUT_NANOS);
    assertThat(device.transfer(read(0, 1), 0).hasFailed()).isFalse();
    Completion lost = device.transfer(read(0, 2), 1_000);
    assertThat(lost.failed()).containsExactly(true, true);
    assertThat(lost.endNanos()).isEqualTo(1_000 + 10_000_000);
    assertThat(device.transfer(write(0, (byte) 1), 2_000).endNanos()).isEqualTo(2_000 + 10_000_000);
    assertThat(device.report(0).failures().first())
        .isEqualTo("transfer 2 was not answered within its timeout");
  }

  @Test
  void aTransferThatTakesLongerThanTheTimeoutFailsThen() {
    Device device = device(null, PagefileFaults.NONE, 50_000);
    Completion late = device.transfer(read(0, 1), 7_000);
    assertThat(late.hasFailed()).as("it would take 75 us").isTrue();
    assertThat(late.endNanos()).isEqualTo(57_000);
    assertThat(device.transfer(write(0, (byte) 1), 200_000).hasFailed()).as("25 us").isFalse();
  }

  @Test
  void configuredErrorsFailAtTheEndOfTheTransfer() {
    Device device = device(null, new PagefileFaults(0, 1, 0), TIMEOUT_NANOS);
    Completion failed = device.transfer(write(0, (byte) 1), 0);
    assertThat(failed.failed()).containsExactly(true);
    assertThat(failed.endNanos()).isBetween(25_000L, 30_000L);
    assertThat(device.transfer(read(0, 1), 50_000).hasFailed()).as("reads are well").isFalse();
    assertThat(device.report(0).failures().first()).isEqualTo("transfer 1 failed as configured");
  }

  @Test
  void theShareOfErrorsIsTheConfiguredOne() {
    Device device = device(null, new PagefileFaults(0.1, 0, 0), TIMEOUT_NANOS);
    int failed = 0;
    for (int i = 0; i < 2_000; i++) {
      failed += device.transfer(read(0, 1), 1_000_000L * i).hasFailed() ? 1 : 0;
    }
    // Five standard deviations of a binomial distribution about its mean of 200: 13.4 each.
    assertThat(failed).isBetween(133, 267);
  }
}
