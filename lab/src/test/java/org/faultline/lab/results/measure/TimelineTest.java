package org.faultline.lab.results.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.faultline.lab.cli.Faultline;
import org.faultline.lab.results.summary.SummaryReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of the timeline add up to what the summary says of the window. */
class TimelineTest {
  private static final double WINDOW_STARTS = 1;

  @TempDir private static Path folder;
  private static List<NamedCsvRecord> window;
  private static SortedMap<String, Measure> measures;

  @BeforeAll
  static void runs() throws IOException {
    Faultline.Outcome outcome =
        Faultline.run(
            "run",
            "web",
            "--no-report",
            "--set",
            "run.warm-up=1s",
            "--set",
            "run.until=5s",
            "--set",
            "run.timeline=100ms",
            "--out",
            folder.resolve("web"));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    measures = Measures.of(SummaryReader.read(folder.resolve("web/summary.json")));
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(folder.resolve("web/timeline.csv"))) {
      window = csv.stream().filter(row -> number(row, "time_s") > WINDOW_STARTS).toList();
    }
  }

  private static double number(NamedCsvRecord row, String column) {
    return Double.parseDouble(row.getField(column));
  }

  @ParameterizedTest
  @CsvSource({
    "cpu_share, cpu.utilisation",
    "hard_faults_per_s, machine.hard-faults",
    "pages_output_per_s, machine.pages-output",
    "psi_cpu_some, psi.cpu.some",
    "psi_memory_some, psi.memory.some",
    "psi_memory_full, psi.memory.full",
    "psi_io_full, psi.io.full",
    "pagefile_utilisation, pagefile.utilisation",
    "pagefile_queue, pagefile.queue",
    "manager_utilisation, manager.utilisation",
    "manager_queue, manager.queue",
    "thrashing_refaults_per_s, machine.thrashing-refaults",
    "transition_refaults_per_s, machine.transition-refaults"
  })
  void theMeanOfTheRowsIsTheMeasure(String column, String measure) {
    assertThat(window).hasSize(40);
    double mean = window.stream().mapToDouble(row -> number(row, column)).average().orElseThrow();
    double value = Measures.require(measures, measure).value();
    assertThat(value).as(measure).isPositive();
    assertThat(mean).isCloseTo(value, within(1e-4 * Math.max(1, value)));
  }

  @Test
  void workingSetsOfTheGroupsAddUpToTheActivePages() {
    for (NamedCsvRecord row : window) {
      assertThat(number(row, "working_set_bytes.web") + number(row, "working_set_bytes.database"))
          .isEqualTo(number(row, "active_bytes"));
    }
  }

  @Test
  void averagesFollowTheShares() {
    NamedCsvRecord last = window.get(window.size() - 1);
    assertThat(number(last, "psi_memory_some_avg10"))
        .isBetween(number(last, "psi_memory_some_avg60"), measures.get("psi.memory.some").value());
  }
}
