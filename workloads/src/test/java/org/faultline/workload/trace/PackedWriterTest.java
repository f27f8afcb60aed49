package org.faultline.workload.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedWriterTest {
  private static final int PROCESSES = 12;
  private static final int BATCHES = 300;

  @TempDir Path folder;

  @Test
  void runsThatWaitAreBoundedHoweverManyProcessesThereAre() throws IOException {
    Path file = folder.resolve("a.flt");
    long most = 0;
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      PackedWriter writer = new PackedWriter(out, "a", 1);
      long[] runs = new long[8_192];
      int[] ids = new int[8_192];
      for (int batch = 0; batch < BATCHES; batch++) {
        fill(batch, runs, ids);
        writer.add(runs, ids, runs.length);
        most = Math.max(most, writer.waiting());
      }
      writer.finish("a", 0);
    }
    assertThat(most)
        .isGreaterThan(PackedLayout.BLOCK_RUNS)
        .isLessThan(PackedWriter.MAXIMUM_WAITING);
    long[] expected = new long[8_192];
    int[] expectedIds = new int[8_192];
    long[] runs = new long[8_192];
    int[] ids = new int[8_192];
    try (TraceReader reader = TraceFile.of(file).open()) {
      for (int batch = 0; batch < BATCHES; batch++) {
        fill(batch, expected, expectedIds);
        assertThat(reader.read(runs, ids)).isEqualTo(8_192);
        assertThat(Arrays.equals(runs, expected) && Arrays.equals(ids, expectedIds))
            .as("batch %d", batch)
            .isTrue();
      }
      assertThat(reader.read(runs, ids)).isZero();
    }
  }

  /** Each batch is a turn of one process, the next the turn of another. */
  private static void fill(int batch, long[] runs, int[] ids) {
    for (int i = 0; i < runs.length; i++) {
      runs[i] = (long) (batch + i % 5) << 4 | i % 3;
      ids[i] = 1 + batch % PROCESSES;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void wrongDirectoryWithARightChecksumGivesASentenceOrATrace(long seed) throws IOException {
    Path text =
        TraceSamples.write(
            folder.resolve("a.procs"),
            TraceSamples.text(TraceSamples.single(seed, 2_000, 3), true));
    Path packed = folder.resolve("a.flt");
    TracePacker.pack(text, packed, n -> {}, PackOptions.ALL);
    byte[] bytes = Files.readAllBytes(packed);
    int at = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(20);
    var random = TraceSamples.random(seed);
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      byte[] wrong = bytes.clone();
      wrong[at + random.nextInt(bytes.length - at)] = (byte) random.nextInt(256);
      byte[] directory = Arrays.copyOfRange(wrong, at, wrong.length);
      ByteBuffer preamble = ByteBuffer.wrap(wrong).order(ByteOrder.LITTLE_ENDIAN);
      preamble.putInt(32, PackedLayout.crc(directory, directory.length));
      preamble.putInt(36, PackedLayout.crc(wrong, 36));
      Files.write(packed, wrong);
      try {
        TraceSamples.read(packed);
      } catch (TraceException sentence) {
        assertThat(sentence).hasMessageStartingWith(packed + " is damaged: ");
        refused++;
      }
    }
    assertThat(refused).as("seed %d", seed).isGreaterThan(20);
  }
}
