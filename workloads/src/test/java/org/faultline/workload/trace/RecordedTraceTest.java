package org.faultline.workload.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import org.faultline.memory.address.PageReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Windows of real recordings; the counts were taken from the text with awk and python. */
class RecordedTraceTest {
  @TempDir Path folder;

  @Test
  void lackeysOutputMergesToWhatTheRecorderStored() throws IOException {
    Path raw = recorded("awk.lackey.zst");
    TraceSummary summary = TraceFile.of(raw).summarize();
    assertThat(summary.format()).isEqualTo("lackey");
    assertThat(summary.references()).isEqualTo(5_995);
    assertThat(summary.runs()).isEqualTo(2_219);

    long[] merged = TraceSamples.read(raw).runs();
    for (int i = 0; i < merged.length; i++) {
      merged[i] = PageReference.of(PageReference.page(merged[i]), PageReference.access(merged[i]));
    }
    long[] stored = TraceSamples.read(recorded("awk.pages.gz")).runs();
    assertThat(stored).hasSize(3_000).startsWith(merged);
  }

  @Test
  void pageTraceCounts() throws IOException {
    TraceSummary summary = TraceFile.of(recorded("awk.pages.gz")).summarize();
    assertThat(summary.reads()).isEqualTo(1_310);
    assertThat(summary.writes()).isEqualTo(190);
    assertThat(summary.fetches()).isEqualTo(1_500);
    assertThat(summary.distinctPages()).isEqualTo(12);
    assertThat(summary.mix()).isFalse();
  }

  @Test
  void mixCountsForEachProcess() throws IOException {
    TraceSummary summary = TraceFile.of(recorded("mix-b.procs.gz")).summarize();
    assertThat(summary.mix()).isTrue();
    assertThat(summary.processes())
        .extracting(
            RecordedProcess::process, RecordedProcess::references, RecordedProcess::distinctPages)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, 2_000L, 470L),
            org.assertj.core.groups.Tuple.tuple(2, 2_000L, 65L),
            org.assertj.core.groups.Tuple.tuple(3, 2_000L, 8L));
    int turns = 0;
    try (MixSchedule schedule = TraceFile.of(recorded("mix-b.procs.gz")).schedule()) {
      while (schedule.advance()) {
        turns++;
      }
    }
    assertThat(turns).isEqualTo(6);
  }

  @Test
  void packedTraceOfVersionOneStaysReadable() throws IOException {
    for (String name : new String[] {"awk.lackey.zst", "mix-b.procs.gz"}) {
      Path text = recorded(name);
      Path kept = recorded(name.substring(0, name.indexOf('.')) + ".v1.flt");
      assertThat(TraceSamples.read(kept).same(TraceSamples.read(text))).as(name).isTrue();
      assertThat(TraceFile.of(kept).summarize().processes())
          .isEqualTo(TraceFile.of(text).summarize().processes());
    }
  }

  @Test
  void packingTwiceGivesTheSameBytes() throws IOException {
    Path first = folder.resolve("first.flt");
    Path second = folder.resolve("second.flt");
    Path text = recorded("mix-b.procs.gz");
    TracePacker.pack(text, first, n -> {}, PackOptions.ALL);
    TracePacker.pack(text, second, n -> {}, PackOptions.ALL);
    assertThat(second).hasSameBinaryContentAs(first);
  }

  @Test
  void linesForPeopleNameTheCounts() throws IOException {
    PackOptions merged = PackOptions.ALL.withRaw(new PackOptions.RawRatio(5_995, 2_219));
    Path packed = folder.resolve("awk.flt");
    TraceSummary summary = TracePacker.pack(recorded("awk.pages.gz"), packed, n -> {}, merged);
    assertThat(TraceInfo.lines(summary))
        .contains(
            "awk (flt)",
            "references      3,000 (1,310 reads, 190 writes, 1,500 fetches)",
            "stand for       8,105 before equal neighbours were merged (each 2.702)",
            "distinct pages  12")
        .allMatch(line -> line.length() <= 120);
    assertThat(Arrays.asList(TraceInfo.lines(summary).toString().split("\n"))).hasSize(1);
  }

  private static Path recorded(String name) throws IOException {
    try {
      return Path.of(RecordedTraceTest.class.getResource("/traces/" + name).toURI());
    } catch (URISyntaxException wrong) {
      throw new IOException(wrong);
    }
  }
}
