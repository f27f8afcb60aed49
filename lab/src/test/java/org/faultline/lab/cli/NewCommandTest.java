package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewCommandTest {
  private static final long MIB = 1 << 20;

  @TempDir Path folder;

  private JsonNode group(Path workload) throws IOException {
    Path out = folder.resolve("results");
    Faultline.Outcome checked = Faultline.run("check", workload);
    assertThat(checked.err()).isEmpty();
    Faultline.Outcome run =
        Faultline.run("run", workload, "--out", out, "--quiet", "--set", "run.until=16s");
    assertThat(run.err()).isEmpty();
    JsonNode summary = new ObjectMapper().readTree(Files.readString(out.resolve("summary.json")));
    assertThat(summary.path("groups")).hasSize(1);
    return summary;
  }

  private static double seconds(JsonNode summary) {
    return summary.path("run").path("windowNanos").asDouble() / 1e9;
  }

  @ParameterizedTest
  @CsvSource({"64, 24, 40, 3", "8, 8, 100, 1", "300, 4, 15, 2"})
  void aServiceDoesWhatWasAskedFor(int privateMib, int workingSetMib, int rate, int count)
      throws IOException {
    Path file = folder.resolve("s.conf");
    Faultline.Outcome outcome =
        Faultline.run(
            "new",
            "service",
            "--private",
            privateMib + "MiB",
            "--working-set",
            workingSetMib + "MiB",
            "--requests",
            rate + "/s",
            "--count",
            count,
            "-o",
            file);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("next: faultline run " + file);

    JsonNode summary = group(file);
    JsonNode service = summary.path("groups").get(0);
    assertThat(service.path("count").asInt()).isEqualTo(count);
    // Page tables are charged and resident too: a page for each 2 MiB, and those above them.
    double privateBytes = service.path("memory").path("privateBytes").asDouble();
    assertThat(privateBytes / count / MIB).isBetween((double) privateMib, privateMib * 1.01 + 0.1);
    double workingSet = service.path("memory").path("workingSetBytes").asDouble();
    assertThat(workingSet / count / MIB)
        .isBetween((double) workingSetMib, workingSetMib * 1.01 + 0.1);
    // Four standard deviations of a Poisson number.
    double expected = rate * count * seconds(summary);
    double finished = service.path("requests").get(0).path("latency").path("count").asDouble();
    assertThat(finished).isCloseTo(expected, within(4 * Math.sqrt(expected)));
  }

  @Test
  void batchWorkDoesWhatWasAskedFor() throws IOException {
    Path file = folder.resolve("b.conf");
    Faultline.Outcome outcome =
        Faultline.run(
            "new",
            "batch",
            "--private",
            "32MiB",
            "--working-set",
            "20MiB",
            "--job",
            "150ms",
            "--pause",
            "50ms",
            "--count",
            3,
            "-o",
            file);
    assertThat(outcome.err()).isEmpty();

    JsonNode summary = group(file);
    JsonNode batch = summary.path("groups").get(0);
    double jobs = batch.path("requests").get(0).path("perSecond").asDouble();
    assertThat(jobs).isCloseTo(3 / 0.2, within(0.02 * 3 / 0.2));
    double latency = batch.path("requests").get(0).path("latency").path("meanNanos").asDouble();
    assertThat(latency / 1e6).isCloseTo(150, within(1.5));
    double workingSet = batch.path("memory").path("workingSetBytes").asDouble();
    assertThat(workingSet / 3 / MIB).isBetween(20.0, 20.3);
  }

  @Test
  void theFileSaysHowItWasMade() throws IOException {
    Path file = folder.resolve("s.conf");
    Faultline.run(service("64MiB", "24MiB", "40/s", file));
    assertThat(Files.readString(file))
        .startsWith("# faultline new service --private 64MiB --working-set 24MiB --requests 40/s")
        .doesNotContain("%s", "%%");
  }

  private static Object[] service(String most, String used, String rate, Path file) {
    return new Object[] {
      "new", "service", "--private", most, "--working-set", used, "--requests", rate, "-o", file
    };
  }

  @Test
  void aFileIsNeverOverwrittenWithoutForce() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.conf"), "mine");
    Object[] words = service("64MiB", "24MiB", "40/s", file);
    Faultline.Outcome outcome = Faultline.run(words);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("mine.conf already exists", "--force");
    assertThat(file).hasContent("mine");

    Object[] forced = Arrays.copyOf(words, words.length + 1);
    forced[words.length] = "--force";
    assertThat(Faultline.run(forced).code()).isZero();
    assertThat(Files.readString(file)).contains("processes {");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "64MiB|65MiB|40/s||more than --private 64 MiB: a process cannot use more than it commits",
        "64G|65MiB|40/s||--private is '64G', which has the unknown unit 'G'; did you mean 'GiB'?",
        "64MiB|6MiB|40||--requests is '40', which has no unit",
        "64MiB|5000B|40/s||--working-set is 5000B, which is not a multiple of 4 KiB",
        "2GiB|1GiB|40/s|--count 200|--count is 200, and that many working sets of 1 GiB are 200 GiB",
        "2GiB|1GiB|40/s|--count 9 --ram 4GiB|--count is 9, and that many processes commit 18.0 GiB",
        "99GiB|1GiB|40/s|--ram 1GiB|--private is 99 GiB, but memory of 1 GiB and a pagefile of",
        "64MiB|6MiB|40/s|--compute 30ms|a process would be busy 120 % of the time",
        "64MiB|6MiB|9/s|--compute 99ms --count 8 --cpus 2|--cpus is 2, but 8 processes with 9",
        "64MiB|6MiB|9/s|--count 0|--count is '0', but must be from 1 to 10000; nearest: 1"
      })
  void whatCannotBeIsRefusedInASentence(
      String most, String used, String rate, String more, String sentence) {
    Path file = folder.resolve("s.conf");
    List<Object> words = new ArrayList<>(List.of(service(most, used, rate, file)));
    if (more != null) {
      words.addAll(List.of(more.split(" ", -1)));
    }
    Faultline.Outcome outcome = Faultline.run(words.toArray());
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains(sentence);
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(file).doesNotExist();
  }

  /** A loop over 40 pages, a quarter of the references each writes and fetches. */
  private Path recording() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      lines
          .append(i % 4 == 0 ? "W 0x" : i % 4 == 1 ? "I 0x" : "R 0x")
          .append(Integer.toHexString(i % 40))
          .append('\n');
    }
    return Files.writeString(folder.resolve("ring.pages"), lines);
  }

  @Test
  void aRecordingBecomesAWorkloadOfTheNearestPattern() throws IOException {
    Path file = folder.resolve("like.conf");
    Faultline.Outcome outcome = Faultline.run("new", "--from", recording(), "-o", file);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.lines().get(1)).matches("loop\\(40\\) +0\\.0000 +0\\.0000 +.* pages");
    assertThat(outcome.out()).contains("first touches left out, over sizes from 2 pages to 40");
    assertThat(Files.readString(file))
        .contains("pattern = loop(40)", "writes = 25 %, fetches = 25 %");

    JsonNode summary = group(file);
    JsonNode program = summary.path("groups").get(0);
    assertThat(program.path("failed").asInt()).isZero();
    double bytes = program.path("memory").path("workingSetBytes").asDouble();
    // 40 pages and the four tables above them.
    assertThat(bytes / 4096).isBetween(40.0, 46.0);
    assertThat(program.path("requests").get(0).path("perSecond").asDouble()).isPositive();
  }

  @Test
  void whatIsNoRecordingOfOneProcessIsRefused() throws IOException {
    Path file = folder.resolve("like.conf");
    Path tiny = Files.writeString(folder.resolve("tiny.pages"), "R 0x1\nR 0x2\n");
    assertThat(Faultline.run("new", "--from", tiny, "-o", file).err())
        .contains("has 2 distinct pages");
    Path mix = Files.writeString(folder.resolve("two.procs"), "1 R 0x1\n2 R 0x2\n");
    assertThat(Faultline.run("new", "--from", mix, "-o", file).err()).contains("holds 2 processes");
    Faultline.Outcome none = Faultline.run("new", "--from", folder.resolve("none.flt"));
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err().lines()).hasSize(1);
    assertThat(file).doesNotExist();
  }

  @Test
  void theMachineThatIsNamedInTheSentenceFits() {
    // 4 GiB and a pagefile of 12 GiB promise 16 GiB less a thousandth: seven times 2 GiB.
    Path file = folder.resolve("s.conf");
    List<Object> words = new ArrayList<>(List.of(service("2GiB", "1GiB", "9/s", file)));
    words.addAll(List.of("--ram", "4GiB", "--count", "9"));
    assertThat(Faultline.run(words.toArray()).err()).contains("use at most 7");
    words.set(words.size() - 1, "7");
    assertThat(Faultline.run(words.toArray()).code()).isZero();
  }
}
