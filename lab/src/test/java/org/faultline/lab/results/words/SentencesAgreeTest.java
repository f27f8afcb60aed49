package org.faultline.lab.results.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.lab.results.account.Cause;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.lab.studies.cell.CellFailure;
import org.faultline.lab.studies.cell.CellRunner;
import org.faultline.memory.replacement.catalog.ReplacementPolicies;
import org.faultline.workload.config.Home;
import org.faultline.workload.config.WorkloadLoader;
import org.faultline.workload.program.ProgramParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What sentences say agrees with the figures of the summary that they are of, whatever is run. With
 * {@code -Dfaultline.sentences=N} on as many workloads.
 */
class SentencesAgreeTest {
  private static final int RUNS = Integer.getInteger("faultline.sentences", 25);
  private static final Pattern SHARE = Pattern.compile("([a-z]+) (?:spent )?([<\\d.]+) %");
  private static final Pattern SINCE = Pattern.compile("since ([\\d.]+) (ms|s|µs)");

  @TempDir private Path folder;

  @Test
  void ofGeneratedRuns() throws IOException {
    Map<Cause, Integer> largest = new EnumMap<>(Cause.class);
    WorkloadLoader loader =
        new WorkloadLoader(
            Home.find(),
            ReplacementPolicies.installed().byName().keySet(),
            ProgramParser.installed());
    try (CellRunner runner = new CellRunner(loader)) {
      for (long seed = 1; seed <= RUNS; seed++) {
        String text = GeneratedWorkload.of(seed);
        Path file = Files.writeString(folder.resolve("w" + seed + ".conf"), text);
        RunSummary summary;
        try {
          summary = runner.run(file.toString(), List.of(), seed).summary();
        } catch (CellFailure failure) {
          throw new AssertionError("seed " + seed + ": " + text, failure);
        }
        agree("seed " + seed, summary, largest);
      }
    }
    assertThat(largest.keySet()).as("the workloads are of many kinds").hasSizeGreaterThan(4);
  }

  private static void agree(String seed, RunSummary run, Map<Cause, Integer> largest) {
    List<String> sentences = Findings.of(run);
    JsonNode summary = Json.tree(run);
    String as = seed + ": " + sentences;
    for (JsonNode group : summary.path("groups")) {
      theLargestIsNamed(as, summary, group, sentences, largest);
      peaks(as, group, summary);
    }
    peaks(as, summary.path("machine"), summary);
    assertThat(summary.at("/machine/memory/peakWorkingSetBytes").asLong())
        .as(as)
        .isLessThanOrEqualTo(summary.at("/machine/physicalMemory/totalBytes").asLong());
    neverShort(as, summary.path("machine"), sentences);
    saturated(as, summary.path("machine"), sentences);
    timesLieInTheWindow(as, summary.path("run"), sentences);
    device(as, summary, summary.at("/machine/pagefile/device"));
    summary.at("/machine/devices").forEach(device -> device(as, summary, device));
  }

  private static void theLargestIsNamed(
      String as,
      JsonNode summary,
      JsonNode group,
      List<String> sentences,
      Map<Cause, Integer> largest) {
    double sum = 0;
    String most = null;
    for (Map.Entry<String, JsonNode> share : group.path("takes").properties()) {
      sum += share.getValue().asDouble();
      if (most == null || share.getValue().asDouble() > group.at("/takes/" + most).asDouble()) {
        most = share.getKey();
      }
    }
    if (most == null) {
      return;
    }
    assertThat(sum).as(as).isCloseTo(1, within(1e-4));
    double life = 0;
    for (JsonNode nanos : group.path("windowTimes")) {
      life += nanos.asDouble();
    }
    if (life < 0.01 * summary.at("/run/windowNanos").asDouble()
        || 1 - group.path("asleep").asDouble() < 0.0011) {
      return;
    }
    Cause cause = Cause.valueOf(most.toUpperCase(Locale.ROOT).replace('-', '_'));
    largest.merge(cause, 1, Integer::sum);
    String name = group.path("name").asText();
    double named =
        sentences.stream()
            .filter(
                sentence ->
                    sentence
                        .toLowerCase(Locale.ROOT)
                        .contains(cause.spent().toLowerCase(Locale.ROOT)))
            .mapToDouble(sentence -> share(sentence, name))
            .max()
            .orElse(-1);
    assertThat(named)
        .as("%s: %s of %s", as, cause, name)
        .isCloseTo(group.at("/takes/" + most).asDouble(), within(0.006));
  }

  /** The share that a sentence tells of a group; -1 for none. */
  private static double share(String sentence, String group) {
    Matcher matcher = SHARE.matcher(sentence);
    while (matcher.find()) {
      if (matcher.group(1).equals(group)) {
        return Double.parseDouble(matcher.group(2).replace("<", "")) / 100;
      }
    }
    return -1;
  }

  /** The peak of a sum is at least what each had, and at most the sum of peaks. */
  private static void peaks(String as, JsonNode part, JsonNode summary) {
    JsonNode peak = part.at("/memory/peakWorkingSetBytes");
    if (peak.isMissingNode()) {
      return;
    }
    String name = part.path("name").asText();
    long sum = 0;
    long most = part.at("/memory/workingSetBytes").asLong();
    for (JsonNode process : summary.path("processes")) {
      if (name.isEmpty() || process.path("group").asText().equals(name)) {
        long own = process.at("/memory/peakWorkingSetBytes").asLong();
        sum += own;
        most = Math.max(most, own);
      }
    }
    assertThat(peak.asLong()).as(as).isBetween(most, sum);
  }

  private static void neverShort(String as, JsonNode machine, List<String> sentences) {
    boolean said = sentences.stream().anyMatch(s -> s.contains("for want of memory"));
    boolean wanted =
        machine.at("/window/evictions").asLong()
                + machine.at("/window/pagesTrimmed").asLong()
                + machine.at("/window/pageWaits").asLong()
                + machine.at("/window/commitRefusals").asLong()
                + machine.at("/windowTimes/pageWaitNanos").asLong()
                + machine.at("/windowTimes/commitWaitNanos").asLong()
            > 0;
    assertThat(said && wanted).as(as).isFalse();
    if (said) {
      assertThat(sentences).as(as).noneMatch(s -> s.startsWith("Short of memory"));
      assertThat(sentences).as(as).noneMatch(s -> s.startsWith("Thrashing"));
      assertThat(sentences).as(as).noneMatch(s -> s.startsWith("Short of commit"));
    }
    boolean refused = machine.at("/window/commitRefusals").asLong() > 0;
    assertThat(sentences.stream().anyMatch(s -> s.contains("refused, for")))
        .as(as)
        .isEqualTo(refused);
  }

  private static void saturated(String as, JsonNode machine, List<String> sentences) {
    if (sentences.stream().anyMatch(s -> s.contains("pagefile's device is saturated: its bus"))) {
      JsonNode bus = machine.at("/pagefile/device/window/bus");
      assertThat(bus.at("/wait/meanNanos").asLong()).as(as).isPositive();
      assertThat(bus.path("utilisation").asDouble()).as(as).isGreaterThanOrEqualTo(0.9);
    } else if (sentences.stream().anyMatch(s -> s.contains("pagefile's device is saturated"))) {
      JsonNode window = machine.at("/pagefile/device/window");
      assertThat(window.at("/wait/meanNanos").asLong()).as(as).isPositive();
      assertThat(window.path("utilisation").asDouble()).as(as).isGreaterThanOrEqualTo(0.9);
    }
  }

  private static void timesLieInTheWindow(String as, JsonNode run, List<String> sentences) {
    for (String sentence : sentences) {
      Matcher matcher = SINCE.matcher(sentence);
      if (matcher.find()) {
        double unit =
            switch (matcher.group(2)) {
              case "s" -> 1e9;
              case "ms" -> 1e6;
              default -> 1e3;
            };
        assertThat(Double.parseDouble(matcher.group(1)) * unit)
            .as(as)
            .isBetween(
                run.path("windowStartNanos").asDouble() * 0.99,
                run.path("endNanos").asDouble() * 1.01);
      }
    }
  }

  /**
   * U m = X S up to what lies over the edges of the window: at most a transfer for each place. The
   * mean of the service times is off by 0.1 % at most.
   */
  private static void device(String as, JsonNode summary, JsonNode device) {
    JsonNode window = device.path("window");
    double nanos = summary.at("/run/windowNanos").asDouble();
    int places = device.path("places").asInt();
    double busy = window.path("utilisation").asDouble() * places * nanos;
    double served =
        window.at("/service/meanNanos").asDouble() * window.at("/service/count").asDouble();
    double edges = 2.0 * places * device.at("/service/maximumNanos").asDouble();
    double waiting = Math.max(0, window.path("queue").asDouble() * nanos - busy);
    assertThat(window.path("utilisation").asDouble()).as(as).isBetween(0.0, 1.0);
    assertThat(busy)
        .as(as)
        .isCloseTo(served, within(edges + waiting + 0.002 * served + 1e-6 * places * nanos));
  }
}
