package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.workload.config.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The studies of {@code config/studies}, and what {@code docs/studies.md} says of them. */
class ShippedStudiesTest {
  @TempDir Path folder;

  static List<String> studies() {
    return Home.find().studies();
  }

  @Test
  void allThatAreNamedShip() {
    assertThat(studies())
        .containsExactly(
            "commit",
            "contention",
            "devices",
            "lifetime",
            "locks",
            "policies",
            "sensitivity",
            "sharing",
            "thrash");
  }

  @ParameterizedTest
  @MethodSource("studies")
  void eachIsGoodAndSaysWhatToDistrust(String name) throws IOException {
    assertThat(Files.readString(Home.find().study(name))).startsWith("# ").contains("# Distrust: ");
    for (String[] more : new String[][] {{}, {"--quick"}}) {
      Object[] words = new Object[3 + more.length];
      words[0] = "study";
      words[1] = name;
      words[2] = "--plan";
      System.arraycopy(more, 0, words, 3, more.length);
      Faultline.Outcome outcome = Faultline.run(words);
      assertThat(outcome.err()).isEmpty();
      assertThat(outcome.code()).isZero();
    }
  }

  /** A22, A24, A25: the hump, its collapse, and load control that prevents it. */
  @Test
  void thrashShowsTheHumpTheCollapseAndWhatControlSaves() throws IOException {
    Path out = folder.resolve("thrash");
    Faultline.Outcome outcome =
        Faultline.run(
            "study",
            "thrash",
            "--quick",
            "--replications",
            2,
            "--no-report",
            "--out",
            out,
            "--set",
            "run.until = 220 s");
    assertThat(outcome.err()).isEmpty();
    JsonNode cells =
        new ObjectMapper().readTree(Files.readString(out.resolve("study.json"))).path("cells");
    double peak = throughput(cells, "12", "none");
    assertThat(peak).isGreaterThan(throughput(cells, "1", "none"));
    assertThat(throughput(cells, "40", "none")).isLessThanOrEqualTo(0.2 * peak);
    assertThat(throughput(cells, "40", "working-set(1200000)")).isGreaterThanOrEqualTo(0.9 * peak);
    assertThat(outcome.lines())
        .anyMatch(
            line -> line.matches("\\* none: .*50 %.* at count 1[12]; L = S at count 1[45].*"));
  }

  private static double throughput(JsonNode cells, String jobs, String control) {
    for (JsonNode cell : cells) {
      JsonNode levels = cell.path("levels");
      if (levels.path("processes.job.count").asText().equals(jobs)
          && levels.path("scheduler.load-control").asText().equals(control)) {
        return cell.at("/measures/job.throughput/mean").asDouble();
      }
    }
    throw new AssertionError("no cell of " + jobs + " jobs with " + control);
  }

  @Test
  void theCommandsOfTheDocumentationAreGood() throws IOException {
    String text = Files.readString(Home.find().root().resolve("docs/studies.md"));
    Files.writeString(folder.resolve("my-study.conf"), block(text, "hocon").get(0));
    List<String> commands =
        block(text, "sh").stream()
            .flatMap(String::lines)
            .map(line -> line.replaceFirst("\\s*#.*", ""))
            .filter(line -> line.matches("faultline (study|sweep) .*"))
            .toList();
    assertThat(commands).hasSizeGreaterThanOrEqualTo(6);
    for (String command : commands) {
      String words = command.replace("my-study.conf", folder.resolve("my-study.conf").toString());
      String plan = words.contains("--plan") ? words : words + " --plan";
      Faultline.Outcome outcome =
          Faultline.run((Object[]) plan.substring("faultline ".length()).split(" ", -1));
      assertThat(outcome.err()).as(command).isEmpty();
      assertThat(outcome.code()).as(command).isZero();
    }
  }

  private static List<String> block(String text, String language) {
    Matcher matcher =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(text);
    return matcher.results().map(result -> result.group(1)).toList();
  }
}
