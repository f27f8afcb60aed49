package org.faultline.workload.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recordings in {@code config/traces} are what their README says. */
class ShippedTracesTest {
  private static final Path FOLDER = Path.of("..", "config", "traces");
  private static final long MOST_BYTES = 6_000_000;

  /** The rows of counts in the README: the file's name and seven numbers. */
  static Stream<List<String>> rows() throws IOException {
    return Files.readAllLines(FOLDER.resolve("README.md")).stream()
        .map(line -> List.of(line.replaceAll("[`,]", "").split("\\s*\\|\\s*")))
        .filter(cells -> cells.size() == 9 && cells.get(1).endsWith(".flt"))
        .map(cells -> cells.subList(1, 9));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void recordingHoldsWhatTheReadmeSays(List<String> row) throws IOException {
    TraceFile file = TraceFile.of(FOLDER.resolve(row.get(0)));
    TraceSummary summary = file.summarize();
    assertThat(
            Stream.of(
                    summary.references(),
                    summary.rawReferences(),
                    summary.reads(),
                    summary.writes(),
                    summary.fetches(),
                    summary.distinctPages(),
                    summary.bytes())
                .map(String::valueOf))
        .isEqualTo(row.subList(1, 8));
    TraceCounter counted = new TraceCounter(row.get(0));
    long[] references = new long[1 << 16];
    int[] processes = new int[1 << 16];
    try (TraceReader reader = file.open()) {
      for (int n; (n = reader.read(references, processes)) > 0; ) {
        counted.add(references, processes, n);
      }
    }
    assertThat(counted.summary("", "", 0, 0).processes()).isEqualTo(summary.processes());
  }

  @Test
  void eachFileHasARowAndAllAreSmallEnough() throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> traces = files.filter(file -> file.toString().endsWith(".flt")).sorted().toList();
      for (Path trace : traces) {
        bytes += Files.size(trace);
      }
      assertThat(traces.stream().map(file -> file.getFileName().toString()))
          .hasSizeGreaterThan(4)
          .containsExactlyInAnyOrderElementsOf(rows().map(row -> row.get(0)).toList());
    }
    assertThat(bytes).isLessThan(MOST_BYTES);
  }
}
