package org.faultline.lab.studies.slowdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.faultline.lab.cli.Faultline;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.measure.Measure;
import org.faultline.lab.results.measure.Measures;
import org.faultline.lab.results.summary.SummaryReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlowdownsTest {
  private static final String MACHINE =
      "machine { profile = teaching, cpus = 1 }\nscheduler { time-slice = 1 ms }\n";

  @TempDir private Path folder;

  private Faultline.Outcome run(String workload, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("w.conf"), workload);
    String[] words = new String[options.length + 6];
    System.arraycopy(
        new String[] {"run", file.toString(), "--slowdown", "--no-report", "--out", out()},
        0,
        words,
        0,
        6);
    System.arraycopy(options, 0, words, 6, options.length);
    return Faultline.run((Object[]) words);
  }

  private String out() {
    return folder.resolve("out").toString();
  }

  private SortedMap<String, Measure> measures() throws IOException {
    return Measures.of(SummaryReader.read(folder.resolve("out/summary.json")));
  }

  @Test
  void oneCpuSharedByFourIsFourTimesSlower() throws IOException {
    Faultline.Outcome outcome =
        run(MACHINE + "processes { a { count = 4, program = [ { Compute = 50 ms } ] } }");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    JsonNode group = Json.read(folder.resolve("out/summary.json")).path("groups").get(0);
    assertThat(group.path("slowdownBy").asText()).isEqualTo("elapsed");
    assertThat(measures().get("a.slowdown").value()).isCloseTo(4, within(0.1));
    assertThat(measures().get("machine.slowdown").value()).isCloseTo(4, within(0.1));
    assertThat(measures().get("fairness.slowdowns").value()).isGreaterThan(0.999);
    assertThat(outcome.out()).contains("Slower than alone: a ");
  }

  @Test
  void whoServesIsComparedByLatencyAndWhoRunsOnByReferences() throws IOException {
    run(
        MACHINE
            + """
            run { until = 2 s }
            processes {
              serves { program = [ { Serve { request = r, think = 1 ms, do = [ { Compute = 1 ms } ] } } ] }
              works { program = [
                { VirtualAlloc { as = heap, size = 64 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
                { Touch { in = heap, pattern = uniform, references = 1000000000 } } ] }
            }
            """);
    JsonNode summary = Json.read(folder.resolve("out/summary.json"));
    assertThat(summary.path("groups").get(0).path("slowdownBy").asText()).isEqualTo("latency");
    assertThat(summary.path("groups").get(1).path("slowdownBy").asText()).isEqualTo("references");
    assertThat(measures().get("works.slowdown").value()).isBetween(1.3, 3.0);
  }

  @Test
  void aRecordedMixIsRefusedInASentence() throws IOException {
    Faultline.Outcome outcome =
        run(
            MACHINE
                + "scheduler { order = trace }\nprocesses { a { program = [ { Exit = 0 } ] } }");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("--slowdown needs scheduler.order = time");
  }
}
