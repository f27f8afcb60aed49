package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.faultline.workload.config.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workloads of {@code config/workloads} are good, and show what their first lines say. */
class ShippedWorkloadsTest {
  private static final long MIB = 1 << 20;

  @TempDir Path folder;

  private JsonNode run(String name, String... sets) throws IOException {
    Path out = folder.resolve(name);
    Object[] words = new Object[5 + 2 * sets.length];
    words[0] = "run";
    words[1] = name;
    words[2] = "--out";
    words[3] = out;
    words[4] = "--force";
    for (int i = 0; i < sets.length; i++) {
      words[5 + 2 * i] = "--set";
      words[6 + 2 * i] = sets[i];
    }
    Faultline.Outcome outcome = Faultline.run(words);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    JsonNode summary = new ObjectMapper().readTree(Files.readString(out.resolve("summary.json")));
    assertThat(summary.path("groups"))
        .isNotEmpty()
        .allSatisfy(group -> assertThat(group.path("failed").asInt(-1)).isZero());
    return summary;
  }

  private static JsonNode group(JsonNode summary, String name) {
    for (JsonNode group : summary.path("groups")) {
      if (group.path("name").asText().equals(name)) {
        return group;
      }
    }
    throw new AssertionError("there is no group " + name);
  }

  @Test
  void eachIsGoodAndBeginsWithWhatToLookAt() throws IOException {
    Home home = Home.find();
    assertThat(home.workloads())
        .contains("commit", "database", "desktop", "first", "hog", "locked", "startup", "web")
        .contains("thrash");
    for (String name : home.workloads()) {
      Faultline.Outcome outcome = Faultline.run("check", name);
      assertThat(outcome.err()).isEmpty();
      assertThat(outcome.code()).isZero();
      assertThat(Files.readString(home.workload(name)))
          .as(name)
          .startsWith("# ")
          .containsPattern("title = \".*(look at|then try) ");
    }
  }

  /** The jobs of the shipped thrashing workload that end each second under {@code rule}. */
  private double thrashing(String rule) throws IOException {
    JsonNode summary = run("thrash", "scheduler.load-control=" + rule, "run.until=90s");
    assertThat(summary.at("/machine/loadControl/suspensions").asLong()).isNotNegative();
    return group(summary, "job").path("requestsPerSecond").asDouble();
  }

  @Test
  void loadControlSavesJobsThatThrash() throws IOException {
    double uncontrolled = thrashing("none");
    // 0.15 and 62 a second over the whole window.
    assertThat(thrashing("fifty-percent")).isGreaterThan(10).isGreaterThan(20 * uncontrolled);
  }

  @Test
  void commitIsExhaustedAfterThePagefileGrewWhileMemoryIsFree() throws IOException {
    JsonNode machine = run("commit").path("machine");

    assertThat(machine.path("pagefile").path("growths").asInt()).isPositive();
    long limit = machine.path("commit").path("commitLimit").asLong();
    long peak = machine.path("commit").path("peakCommittedBytes").asLong();
    // 16 MiB of memory, less the 32 frames kept for the modified writer, and 48 MiB of pagefile; a
    // fifth piece of 12 MiB did not fit.
    assertThat(limit).isEqualTo(64 * MIB - 32 * 4096);
    assertThat(peak).isLessThanOrEqualTo(limit).isGreaterThan(limit - 12 * MIB);
    assertThat(machine.path("physicalMemory").path("availableBytes").asLong())
        .isGreaterThan(4 * MIB);
  }

  @Test
  void lockedPagesNeverFaultWhileTheOthersDo() throws IOException {
    JsonNode summary = run("locked", "run.until=1500ms");

    assertThat(faults(summary, "guest")).isZero();
    assertThat(faults(summary, "editor")).isPositive();
  }

  @Test
  void aDatabaseThatAsksForMoreLocksThanItsMinimumGoesOn() throws IOException {
    JsonNode summary = run("database", "run.until=1500ms");

    JsonNode query = group(summary, "database").path("requests").path(0);
    assertThat(query.path("latency").path("count").asLong()).isPositive();
  }

  private static long faults(JsonNode summary, String group) {
    JsonNode faults = group(summary, group).path("window").path("pageFaults");
    assertThat(faults.isNumber()).isTrue();
    return faults.asLong();
  }
}
