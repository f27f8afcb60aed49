package org.faultline.workload.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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

  @Test
  void versionOfTheFutureIsNamed() throws IOException {
    Path file = packedMix();
    byte[] bytes = Files.readAllBytes(file);
    bytes[8] = 3;
    Files.write(file, bytes);
    assertThatThrownBy(() -> TraceSamples.read(file))
        .hasMessage(file + " is a packed trace of version 3, this reader knows versions 1 and 2.");
  }

  @Test
  void packedTraceCompressedOnceMoreIsRefused() throws IOException {
    Path again = folder.resolve("a.flt.gz");
    Files.write(again, TraceSamples.compressed(again, Files.readAllBytes(packedMix())));
    assertThatThrownBy(() -> TraceSamples.read(again))
        .isInstanceOf(TraceException.class)
        .hasMessageContaining("compressed once more");
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
