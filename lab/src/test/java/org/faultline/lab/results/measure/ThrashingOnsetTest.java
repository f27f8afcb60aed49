package org.faultline.lab.results.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.faultline.lab.cli.Faultline;
import org.faultline.lab.results.summary.SummaryReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThrashingOnsetTest {
  /** Two processes that fit; three more appear after three seconds, and all five do not. */
  private static final String WORKLOAD =
      """
      machine { profile = laptop, cpus = 2, ram = %s, pagefile { initial = 64 MiB, maximum = 64 MiB, device = hdd } }
      run { until = 9 s }
      processes {
        calm { count = 2, program = [
          { VirtualAlloc { as = heap, size = 3 MiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
          { Repeat { times = forever, do = [
              { Touch { in = heap, pattern = uniform, references = 100, writes = 20 %% } }
              { Compute = 1 ms } ] } } ] }
        late { count = 3, start-at = 3 s, program = [
          { VirtualAlloc { as = heap, size = 4 MiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
          { Repeat { times = forever, do = [
              { Touch { in = heap, pattern = uniform, references = 100, writes = 20 %% } }
              { Compute = 1 ms } ] } } ] } }
      """;

  @TempDir private Path folder;

  private SortedMap<String, Measure> run(String ram) throws IOException {
    Path file = Files.writeString(folder.resolve("w.conf"), WORKLOAD.formatted(ram));
    Path out = folder.resolve("out-" + ram.replace(" ", ""));
    Faultline.Outcome outcome = Faultline.run("run", file, "--no-report", "--out", out);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    boolean said = outcome.out().contains("! Thrashing since");
    SortedMap<String, Measure> measures =
        Measures.of(SummaryReader.read(out.resolve("summary.json")));
    assertThat(said).isEqualTo(measures.containsKey("thrashing.onset"));
    return measures;
  }

  @Test
  void itIsWhenTheProcessesAppearedThatWereTooMany() throws IOException {
    SortedMap<String, Measure> measures = run("8 MiB");
    assertThat(measures.get("thrashing.onset").value()).isBetween(3.0, 4.5);
    assertThat(measures.get("machine.thrashing-refaults").value()).isPositive();
    assertThat(measures.get("psi.memory.full").value())
        .isGreaterThanOrEqualTo(measures.get("thrashing.full").value());
  }

  @Test
  void withRoomForAllThereIsNone() throws IOException {
    SortedMap<String, Measure> measures = run("32 MiB");
    assertThat(measures).doesNotContainKey("thrashing.onset");
    assertThat(measures.get("thrashing.some").value()).isZero();
    assertThat(measures.get("machine.refaults").value()).isZero();
  }
}
