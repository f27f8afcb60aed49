package org.faultline.workload.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"1,''", "2,.gz", "3,.zst", "4,''", "5,.gz", "6,.zst"})
  void pagesComeBackFromTextAndPacked(long seed, String compression) throws IOException {
    TraceSamples.Sample sample = TraceSamples.single(seed, 20_000, 1);
    Path text =
        TraceSamples.write(
            folder.resolve("a.pages" + compression), TraceSamples.text(sample, false));
    Path packed = folder.resolve("a.flt");
    TraceSummary summary = TracePacker.pack(text, packed, n -> {}, PackOptions.ALL.withLevel(1));

    assertThat(TraceSamples.read(text).same(sample)).as("text, seed %d", seed).isTrue();
    assertThat(TraceSamples.read(packed).same(sample)).as("packed, seed %d", seed).isTrue();
    assertThat(TraceFile.of(packed).summarize()).isEqualTo(summary);
    TraceSummary counted = TraceFile.of(text).summarize();
    assertThat(counted.processes()).isEqualTo(summary.processes());
    assertThat(summary.references()).isEqualTo(20_000);
  }

  @ParameterizedTest
  @CsvSource({"1,''", "2,.gz", "3,.zst", "4,''"})
  void mixesComeBackFromTextAndPacked(long seed, String compression) throws IOException {
    TraceSamples.Sample sample = TraceSamples.single(seed, 30_000, 5);
    Path text =
        TraceSamples.write(
            folder.resolve("a.procs" + compression), TraceSamples.text(sample, true));
    Path packed = folder.resolve("a.flt");
    TraceSummary summary = TracePacker.pack(text, packed, n -> {}, PackOptions.ALL.withLevel(1));

    assertThat(summary.mix()).isTrue();
    assertThat(summary.processes()).isEqualTo(TraceFile.of(text).summarize().processes());
    for (Path file : new Path[] {text, packed}) {
      assertThat(TraceSamples.read(file).same(sample)).as("%s, seed %d", file, seed).isTrue();
      for (int process = 1; process <= 5; process++) {
        try (TraceReader one = TraceFile.of(file).open(process)) {
          TraceSamples.Sample expected = sample.of(process);
          assertThat(TraceSamples.read(one, 777).same(expected))
              .as("%s, process %d, seed %d", file, process, seed)
              .isTrue();
          assertThat(summary.process(process).references()).isEqualTo(expected.runs().length);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void moreDifferentRunsThanABlockTakesAreSplit(long seed) throws IOException {
    TraceSamples.Sample sample = new TraceSamples.Sample(new long[150_000], new int[150_000]);
    var random = TraceSamples.random(seed);
    for (int i = 0; i < 150_000; i++) {
      sample.runs()[i] = random.nextLong(1L << 36) << 4 | random.nextInt(3);
    }
    Path text = TraceSamples.write(folder.resolve("a"), TraceSamples.text(sample, false));
    Path packed = folder.resolve("a.flt");
    TracePacker.pack(text, packed, n -> {}, PackOptions.ALL.withLevel(1));
    assertThat(TraceSamples.read(packed).same(sample)).as("seed %d", seed).isTrue();
  }
}
