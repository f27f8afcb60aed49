package org.faultline.workload.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.faultline.memory.address.PageReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceSummaryTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void rangesHoldTheDistinctPagesAndNoOthers(long seed) {
    TraceSamples.Sample sample = TraceSamples.single(seed, 10_000, 1);
    PageSet set = new PageSet();
    Set<Long> expected = new HashSet<>();
    for (long run : sample.runs()) {
      set.add(PageReference.page(run));
      expected.add(PageReference.page(run));
    }
    Set<Long> found = new HashSet<>();
    long end = -1;
    for (RecordedRange range : set.ranges()) {
      assertThat(range.first()).as("seed %d", seed).isGreaterThan(end);
      end = range.end();
      for (long page = range.first(); page < end; page++) {
        found.add(page);
      }
    }
    assertThat(found).as("seed %d", seed).isEqualTo(expected);
    assertThat(set.size()).isEqualTo(expected.size());
  }

  @Test
  void smallestGapsAreJoinedFirst() {
    List<RecordedRange> ranges =
        List.of(
            new RecordedRange(0, 1),
            new RecordedRange(10, 1),
            new RecordedRange(13, 2),
            new RecordedRange(18, 1),
            new RecordedRange(100, 1));
    assertThat(Ranges.limited(ranges, 5)).isEqualTo(ranges);
    assertThat(Ranges.limited(ranges, 4))
        .containsExactly(
            new RecordedRange(0, 1),
            new RecordedRange(10, 5),
            new RecordedRange(18, 1),
            new RecordedRange(100, 1));
    assertThat(Ranges.limited(ranges, 2))
        .containsExactly(new RecordedRange(0, 19), new RecordedRange(100, 1));
    assertThat(Ranges.limited(ranges, 1)).containsExactly(new RecordedRange(0, 101));
  }

  @Test
  void equalGapsAreJoinedFromBelow() {
    List<RecordedRange> ranges = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      ranges.add(new RecordedRange(2L * i, 1));
    }
    assertThat(Ranges.limited(ranges, 4))
        .containsExactly(
            new RecordedRange(0, 5),
            new RecordedRange(6, 1),
            new RecordedRange(8, 1),
            new RecordedRange(10, 1));
  }

  /** Files of the first version have no more than 65,536 ranges, and readers that know no other. */
  @ParameterizedTest
  @ValueSource(ints = {65_536, 65_537})
  void everyRangeOfASparseTraceIsKeptAndPacked(int pages) throws IOException {
    StringBuilder text = new StringBuilder();
    for (long i = 0; i < pages; i++) {
      text.append("R 0x").append(Long.toHexString(1_001 * i)).append('\n');
    }
    Path file = TraceSamples.write(folder.resolve("a.gz"), text.toString());
    Path packed = folder.resolve("a.flt");
    TracePacker.pack(file, packed, n -> {}, PackOptions.ALL);
    RecordedProcess process = TraceFile.of(packed).summarize().process(0);

    assertThat(Files.readAllBytes(packed)[8]).isEqualTo((byte) (pages > 65_536 ? 2 : 1));
    assertThat(process).isEqualTo(TraceFile.of(file).summarize().process(0));
    assertThat(process.joined()).isFalse();
    assertThat(process.ranges()).hasSize(pages);
    assertThat(process.pagesInRanges()).isEqualTo(process.distinctPages()).isEqualTo(pages);
  }

  @Test
  void pagesBetweenJoinedRangesAreSaid() {
    List<RecordedRange> ranges = List.of(new RecordedRange(0, 101), new RecordedRange(400, 1));
    RecordedProcess process = new RecordedProcess(0, 200, 200, 2, 200, 0, 0, ranges, true);

    assertThat(TraceInfo.lines(new TraceSummary("joined", "flt", false, List.of(process), 200, 99)))
        .anyMatch(line -> line.endsWith("(joined over 100 pages never referenced)"));
  }

  @Test
  void windowIsCutFromTheMiddleAndStandsForItsShareOfTheRaw() throws IOException {
    TraceSamples.Sample sample = TraceSamples.single(8, 50_000, 1);
    Path text = TraceSamples.write(folder.resolve("long.pages"), TraceSamples.text(sample, false));
    Path packed = folder.resolve("b.flt");
    PackOptions window =
        PackOptions.ALL
            .withWindow(20_000, 17_000)
            .withName("middle")
            .withRaw(new PackOptions.RawRatio(30, 20));
    TraceSummary summary = TracePacker.pack(text, packed, n -> {}, window);
    long[] runs = TraceSamples.read(packed).runs();
    assertThat(runs).isEqualTo(java.util.Arrays.copyOfRange(sample.runs(), 20_000, 37_000));
    assertThat(summary.name()).isEqualTo("middle");
    assertThat(summary.rawReferences()).isEqualTo(25_500);
    assertThat(summary.rawPerMille()).isEqualTo(1500);
    Path again = folder.resolve("c.flt");
    TraceSummary repacked =
        TracePacker.pack(packed, again, n -> {}, PackOptions.ALL.withWindow(0, 1000));
    assertThat(repacked.rawReferences()).isEqualTo(1500);
    assertThat(repacked.name()).isEqualTo("middle");
  }

  @Test
  void windowCutsARunThatReachesOverItsEdges() throws IOException {
    Path text = TraceSamples.write(folder.resolve("a"), " L 1000,4\n".repeat(10) + " S 2000,4\n");
    Path packed = folder.resolve("a.flt");
    TraceSummary summary =
        TracePacker.pack(text, packed, n -> {}, PackOptions.ALL.withWindow(4, 5));
    assertThat(summary.references()).isEqualTo(5);
    assertThat(summary.runs()).isEqualTo(1);
    assertThat(summary.reads()).isEqualTo(5);
  }

  @Test
  void windowBeyondTheEndIsRefused() throws IOException {
    Path text = TraceSamples.write(folder.resolve("a"), "R 0x1\n");
    PackOptions window = PackOptions.ALL.withWindow(5, 5);
    assertThatThrownBy(() -> TracePacker.pack(text, folder.resolve("a.flt"), n -> {}, window))
        .isInstanceOf(TraceException.class)
        .hasMessage(text + " holds no reference to pack after those skipped.");
  }
}
