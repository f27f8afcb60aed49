package org.faultline.workload.locality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.faultline.workload.trace.TraceFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recordings in {@code config/traces} against counts of a program that is not Faultline. */
class RecordedLocalityTest {
  private static final Path FOLDER = Path.of("..", "config", "traces");

  /** One count: faults of LRU with so many frames, or of the working set with such a window. */
  record Row(String trace, String policy, long size, long faults, double mean) {
    static Row of(String line) {
      String[] cells = line.split(",", -1);
      double mean = cells[4].isEmpty() ? 0 : Double.parseDouble(cells[4]);
      return new Row(cells[0], cells[1], Long.parseLong(cells[2]), Long.parseLong(cells[3]), mean);
    }
  }

  static Map<String, List<Row>> rows() throws IOException {
    try (InputStream in = RecordedLocalityTest.class.getResourceAsStream("counts.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.startsWith("trace,"))
          .map(Row::of)
          .collect(Collectors.groupingBy(Row::trace, TreeMap::new, Collectors.toList()));
    }
  }

  static List<String> traces() throws IOException {
    return List.copyOf(rows().keySet());
  }

  @ParameterizedTest
  @MethodSource("traces")
  void countsEqualThoseOfAnotherProgram(String trace) throws IOException {
    List<Row> rows = rows().get(trace);
    long[] windows =
        rows.stream().filter(r -> r.policy().equals("ws")).mapToLong(Row::size).toArray();
    TraceFile file = TraceFile.of(FOLDER.resolve(trace + ".flt"));
    Locality locality = Locality.of(file, counted -> {}, windows);
    MissRatioCurve lru = locality.missRatios();
    WorkingSetCurve sets = locality.workingSets();
    for (Row row : rows) {
      if (row.policy().equals("lru")) {
        assertThat(lru.faults(row.size())).as("%s", row).isEqualTo(row.faults());
      } else {
        int at = sets.indexOf(row.size());
        assertThat(sets.faults(at)).as("%s", row).isEqualTo(row.faults());
        assertThat(sets.meanSize(at)).as("%s", row).isCloseTo(row.mean(), within(5.1e-7));
      }
    }
  }
}
