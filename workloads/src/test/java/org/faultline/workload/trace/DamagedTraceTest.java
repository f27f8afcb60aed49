package org.faultline.workload.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedTraceTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {".gz", ".zst"})
  void truncatedStreamIsSaidWithTheLine(String compression) throws IOException {
    String text = TraceSamples.text(TraceSamples.single(5, 50_000, 1), false);
    Path whole = TraceSamples.write(folder.resolve("whole" + compression), text);
    byte[] bytes = Files.readAllBytes(whole);
    for (int length : new int[] {5, 20, bytes.length / 2, bytes.length - 1}) {
      Path cut = folder.resolve("cut.pages" + compression);
      Files.write(cut, Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> TraceSamples.read(cut))
          .as("%d of %d bytes", length, bytes.length)
          .isInstanceOf(TraceException.class)
          .hasMessageMatching(
              "(?s).*cut.pages"
                  + compression
                  + ": the (gzip|zstd) stream is truncated or damaged (at its beginning|after line"
                  + " \\d+)\\.");
    }
  }

  @Test
  void packedTraceTruncatedAnywhereIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(packedMix());
    Path cut = folder.resolve("cut.flt");
    for (int length = 8; length < bytes.length; length += 1 + length / 16) {
      Files.write(cut, Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> TraceSamples.read(cut))
          .as("%d of %d bytes", length, bytes.length)
          .isInstanceOf(TraceException.class)
          .hasMessageContaining(cut + " is truncated: it ");
    }
    Files.write(cut, Arrays.copyOf(bytes, bytes.length + 1));
    assertThatThrownBy(() -> TraceSamples.read(cut)).hasMessageContaining(" has bytes added: ");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void anyFlippedBitOfAPackedTraceIsFound(long seed) throws IOException {
    byte[] bytes = Files.readAllBytes(packedMix());
    var random = TraceSamples.random(seed);
    Path flipped = folder.resolve("flipped.flt");
    for (int i = 0; i < 200; i++) {
      int bit = i < 8 * PackedLayout.PREAMBLE_BYTES / 4 ? i * 4 : random.nextInt(8 * bytes.length);
      byte[] wrong = bytes.clone();
      wrong[bit >> 3] ^= (byte) (1 << (bit & 7));
      Files.write(flipped, wrong);
      assertThatThrownBy(() -> TraceSamples.read(flipped))
          .as("bit %d, seed %d", bit, seed)
          .isInstanceOf(TraceException.class)
          .hasMessageStartingWith(flipped.toString());
    }
  }

  /** A changed byte is refused with its block, or changes nothing that is read. */
  @Test
  void anyChangedByteOfAPackedTraceIsSaidWithItsPlace() throws IOException {
    Path packed = small();
    byte[] bytes = Files.readAllBytes(packed);
    Path changed = folder.resolve("changed.flt");
    int directory = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(20);
    for (int at = 0; at < bytes.length; at++) {
      for (byte value : new byte[] {0, (byte) ~bytes[at]}) {
        byte[] wrong = bytes.clone();
        wrong[at] = value;
        Files.write(changed, wrong);
        if (value == bytes[at]) {
          TraceFile.of(changed).check();
          continue;
        }
        var refusal =
            assertThatThrownBy(() -> TraceFile.of(changed).check())
                .as("byte %d is %d", at, value)
                .isInstanceOf(TraceException.class)
                .hasMessageStartingWith(changed.toString());
        if (at >= PackedLayout.PREAMBLE_BYTES && at < directory) {
          refusal.hasMessageMatching(
              "(?s).* is damaged: block 1 of (process [12]|the schedule) at byte \\d+ has the"
                  + " checksum 0x[0-9a-f]{8} where 0x[0-9a-f]{8} was expected\\.");
        }
      }
    }
  }

  @Test
  void aPackedTraceOfAnyOtherLengthIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(small());
    Path cut = folder.resolve("cut.flt");
    for (int length = 0; length < bytes.length; length++) {
      Files.write(cut, Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> TraceFile.of(cut).check())
          .as("%d bytes", length)
          .isInstanceOf(TraceException.class)
          .hasMessageContaining(cut.toString());
    }
  }

  /** Bytes that no block covers would have no checksum. */
  @Test
  void aGapBetweenBlocksIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(small());
    ByteBuffer preamble = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int directory = (int) preamble.getLong(20);
    byte[] wider = new byte[bytes.length + 1];
    System.arraycopy(bytes, 0, wider, 0, directory);
    System.arraycopy(bytes, directory, wider, directory + 1, bytes.length - directory);
    ByteBuffer moved = ByteBuffer.wrap(wider).order(ByteOrder.LITTLE_ENDIAN);
    moved.putLong(12, wider.length).putLong(20, directory + 1L);
    moved.putInt(36, PackedLayout.crc(wider, 36));
    Path gap = Files.write(folder.resolve("gap.flt"), wider);
    assertThatThrownBy(() -> TraceFile.of(gap).summarize())
        .hasMessage(
            gap
                + " is damaged: its directory is malformed: blocks were expected up to byte "
                + (directory + 1)
                + ", but they end at byte "
                + directory
                + ".");
  }

  @Test
  void aTraceThatIsRemovedWhileItIsReadIsSaid() throws IOException {
    Path packed = small();
    TraceReader reader = TraceFile.of(packed).open();
    Files.delete(packed);
    assertThatThrownBy(() -> reader.read(new long[8], new int[8]))
        .isInstanceOf(TraceException.class)
        .hasMessage(packed + " cannot be read any more: it has been removed.");
  }

  /** What a byte of a gzip file may change: nothing that is read, or the whole is refused. */
  @Test
  void anyChangedByteOfAGzipFileIsFoundOrOfNoEffect() throws IOException {
    String text = TraceSamples.text(TraceSamples.single(5, 40, 1), false);
    Path whole = TraceSamples.write(folder.resolve("whole.pages.gz"), text);
    byte[] member = Files.readAllBytes(whole);
    byte[] bytes = Arrays.copyOf(member, 2 * member.length);
    System.arraycopy(member, 0, bytes, member.length, member.length);
    Path changed = folder.resolve("changed.pages.gz");
    Files.write(changed, bytes);
    TraceSamples.Sample right = TraceSamples.read(changed);
    assertThat(right.runs()).as("both members").hasSize(80);
    for (int at = 0; at < bytes.length; at++) {
      for (int bit : new int[] {0, 5}) {
        byte[] wrong = bytes.clone();
        wrong[at] ^= (byte) (1 << bit);
        Files.write(changed, wrong);
        TraceSamples.Sample read = null;
        try {
          read = TraceSamples.read(changed);
        } catch (TraceException refused) {
          assertThat(refused).hasMessageContaining(changed.toString());
        }
        assertThat(read == null || read.same(right)).as("byte %d, bit %d", at, bit).isTrue();
      }
    }
  }

  private Path small() throws IOException {
    Path text =
        TraceSamples.write(
            folder.resolve("small.procs"), TraceSamples.text(TraceSamples.single(9, 40, 2), true));
    Path packed = folder.resolve("small.flt");
    TracePacker.pack(text, packed, n -> {}, PackOptions.ALL);
    return packed;
  }

  @Test
  void versionOfTheFutureIsNamed() throws IOException {
    Path file = packedMix();
    byte[] bytes = Files.readAllBytes(file);
    bytes[8] = 3;
    Files.write(file, bytes);
    assertThatThrownBy(() -> TraceSamples.read(file))
        .hasMessage(
            file + " is a packed trace of version 3, but this reader knows only versions 1 and 2.");
  }

  @Test
  void packedTraceCompressedOnceMoreIsRefused() throws IOException {
    Path again = folder.resolve("a.flt.gz");
    Files.write(again, TraceSamples.compressed(again, Files.readAllBytes(packedMix())));
    assertThatThrownBy(() -> TraceSamples.read(again))
        .isInstanceOf(TraceException.class)
        .hasMessageContaining("compressed again");
  }

  @Test
  void failedPackLeavesTheTargetAsItWas() throws IOException {
    Path malformed =
        TraceSamples.write(folder.resolve("a.pages"), "R 0x1\n".repeat(100_000) + "oops\n");
    Path target = folder.resolve("out").resolve("a.flt");
    Files.createDirectory(target.getParent());
    for (String before : new String[] {null, "kept"}) {
      if (before != null) {
        Files.writeString(target, before);
      }
      assertThatThrownBy(() -> TracePacker.pack(malformed, target, n -> {}, PackOptions.ALL))
          .isInstanceOf(TraceException.class)
          .hasMessageContaining("line 100001");
      try (var files = Files.list(target.getParent())) {
        assertThat(files.toList())
            .isEqualTo(before == null ? java.util.List.of() : java.util.List.of(target));
      }
      if (before != null) {
        assertThat(target).hasContent(before);
      }
    }
  }

  private Path packedMix() throws IOException {
    Path text =
        TraceSamples.write(
            folder.resolve("a.procs"), TraceSamples.text(TraceSamples.single(9, 3_000, 3), true));
    Path packed = folder.resolve("a.flt");
    TracePacker.pack(text, packed, n -> {}, PackOptions.ALL);
    return packed;
  }
}
