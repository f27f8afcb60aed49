package org.faultline.workload.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.memory.address.PageReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LackeyFormatTest {
  private static final String LINES =
      "==7== Lackey, an example Valgrind tool\n"
          + "==7== \n"
          + "I  04001000,3\n"
          + "I  04001003,5\n"
          + " L 04002fff,1\n"
          + " L 04002fff,2\n"
          + " L 04003000,8\n"
          + " S 04003000,8\n"
          + " M 04003ff8,9\n"
          + "I  ffffffffffff,1\n"
          + " L 0,4\n"
          + "==7== \n"
          + " L 4,4\n"
          + " M 00001ffe,8196\n";

  @TempDir Path folder;

  @Test
  void crossingAccessTouchesBothPagesAndEqualNeighboursMerge() throws IOException {
    Path file = TraceSamples.write(folder.resolve("a"), LINES);
    assertThat(described(TraceSamples.read(file)))
        .containsExactly(
            "EXECUTE 4001 x2",
            "READ 4002 x2",
            "READ 4003 x2",
            "WRITE 4003 x2",
            "WRITE 4004 x1",
            "EXECUTE fffffffff x1",
            "READ 0 x2",
            "WRITE 1 x1",
            "WRITE 2 x1",
            "WRITE 3 x1",
            "WRITE 4 x1");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void runsDoNotDependOnTheReadersBuffer(int capacity) throws IOException {
    Path file = TraceSamples.write(folder.resolve("a.zst"), LINES);
    assertThat(TraceSamples.read(file, capacity).same(TraceSamples.read(file))).isTrue();
  }

  @Test
  void countsSurvivePacking() throws IOException {
    Path file = TraceSamples.write(folder.resolve("a.gz"), LINES);
    Path packed = folder.resolve("a.flt");
    TraceSummary summary = TracePacker.pack(file, packed, n -> {}, PackOptions.ALL);
    assertThat(TraceSamples.read(packed).same(TraceSamples.read(file))).isTrue();
    assertThat(summary.references()).isEqualTo(16);
    assertThat(summary.runs()).isEqualTo(11);
    assertThat(summary.reads()).isEqualTo(6);
    assertThat(summary.writes()).isEqualTo(7);
    assertThat(summary.fetches()).isEqualTo(3);
    assertThat(summary.rawReferences()).isEqualTo(16);
    assertThat(summary.process(0).ranges())
        .containsExactly(
            new RecordedRange(0, 5),
            new RecordedRange(0x4001, 4),
            new RecordedRange(0xfffffffffL, 1));
  }

  @Test
  void runLongerThanAPackedReferenceCountsIsSplitAndPacked() throws IOException {
    int count = PageReference.MAXIMUM_COUNT + 2;
    Path file = TraceSamples.write(folder.resolve("a.zst"), " L 1000,4\n".repeat(count));
    Path packed = folder.resolve("a.flt");
    TracePacker.pack(file, packed, n -> {}, PackOptions.ALL.withLevel(1));
    assertThat(described(TraceSamples.read(packed)))
        .containsExactly("READ 1 x16777216", "READ 1 x2");
  }

  private static List<String> described(TraceSamples.Sample sample) {
    List<String> lines = new ArrayList<>();
    for (long run : sample.runs()) {
      lines.add(
          PageReference.access(run)
              + " "
              + Long.toHexString(PageReference.page(run))
              + " x"
              + PageReference.count(run));
    }
    return lines;
  }
}
