package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.output.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTest {
  private static final List<String> NOTHING = List.of();

  @TempDir Path folder;
  private Path workload;

  @BeforeEach
  void prepare() throws Exception {
    workload = Faultline.small(folder);
  }

  /** Runs the small workload and shows its summary, which holds no real time. */
  private Faultline.Outcome run(String out, List<String> flags, Object... more) throws Exception {
    Object[] run = {"run", workload, "--format", "json", "--out", folder.resolve(out)};
    Object[] args = new Object[run.length + more.length];
    System.arraycopy(more, 0, args, 0, more.length);
    System.arraycopy(run, 0, args, more.length, run.length);
    return Child.run(folder, flags, args);
  }

  @Test
  void aLogLeavesOutputAndResultsAsTheyAre() throws Exception {
    Faultline.Outcome silent = run("silent", NOTHING);
    Faultline.Outcome logged = run("logged", NOTHING, "--log", "TRACE");

    assertThat(silent.err()).isEmpty();
    assertThat(logged.out()).isEqualTo(silent.out());
    assertThat(folder.resolve("logged/summary.json"))
        .hasSameTextualContentAs(folder.resolve("silent/summary.json"));
    String digest = Json.parse(silent.out()).path("run").path("digest").asText();
    assertThat(logged.err().lines())
        .anyMatch(line -> line.startsWith("INFO ") && line.contains("Simulator: run begins: seed "))
        .anyMatch(line -> line.contains("Simulator: run ends: seed ") && line.contains(digest))
        .anyMatch(line -> line.startsWith("DEBUG ") && line.contains("actor scheduler starts"))
        .anyMatch(line -> line.startsWith("DEBUG ") && line.contains("Runner: config of the run"))
        .anyMatch(line -> line.matches("machine\\.ram = \\S.* +# .*"))
        .noneMatch(line -> line.contains("pekko") && line.contains("Slf4jLogger"));
  }

  @Test
  void valuesBeforeAndBehindTheCommandAddUp() throws Exception {
    Faultline.Outcome outcome =
        Child.run(
            folder,
            NOTHING,
            "--log",
            "debug:org.faultline.actors.Machine",
            "run",
            workload,
            "--quiet",
            "--out",
            folder.resolve("both"),
            "--log",
            "INFO:actors.run");

    assertThat(outcome.err())
        .contains("Machine: actor pager starts")
        .contains("Simulator: run begins")
        .doesNotContain("config of the run");
  }

  @Test
  void theFileOfLoggingSaysWhatIsLogged() throws Exception {
    Path file = Files.writeString(folder.resolve("log.xml"), file("INFO"));

    Faultline.Outcome outcome = run("file", List.of("-D" + LogFile.PROPERTY + "=" + file));

    assertThat(outcome.code()).isZero();
    assertThat(outcome.err().lines()).allMatch(line -> line.startsWith("mine: run "));
    assertThat(outcome.err()).contains("run begins").contains("run ends");
  }

  @Test
  void aFileOfLoggingThatIsDamagedIsOneSentenceAndNoMore() throws Exception {
    Path file = Files.writeString(folder.resolve("log.xml"), file("INFO") + "</nothing>");
    Faultline.Outcome silent = run("silent", NOTHING);

    Faultline.Outcome outcome = run("damaged", List.of("-D" + LogFile.PROPERTY + "=" + file));

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).isEqualTo(silent.out());
    assertThat(outcome.err().lines())
        .singleElement()
        .asString()
        .startsWith("faultline: " + file + ": ")
        .contains("line");
  }

  private static String file(String level) {
    return """
        <configuration>
          <appender name="e" class="ch.qos.logback.core.ConsoleAppender">
            <target>System.err</target><encoder><pattern>mine: %%msg%%n</pattern></encoder>
          </appender>
          <logger name="org.faultline" level="%s"/>
          <root level="OFF"><appender-ref ref="e"/></root>
        </configuration>
        """
        .formatted(level);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DEBGU | there is no level 'DEBGU'; did you mean 'DEBUG'?",
        "loud  | there is no level 'loud'; there are ERROR, WARN, INFO, DEBUG, TRACE, OFF",
        "INFO:lab.studdies | there is no package or class 'lab.studdies'; give one such as 'actors'"
            + " or 'org.faultline.lab.studies'",
        "INFO: | there is no package or class ''; give one such as 'actors'"
            + " or 'org.faultline.lab.studies'"
      })
  void aWrongValueIsOneSentence(String value, String sentence) {
    Faultline.Outcome outcome = Faultline.run("list", "--log", value);

    assertThat(outcome.code()).isEqualTo(ExitCode.BAD_INPUT.code());
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err().lines().findFirst()).contains("faultline: --log: " + sentence);
  }

  /** What needs no log does not load the library that makes one. */
  @Test
  void aCommandThatLogsNothingDoesNotLoadTheLibrary() throws Exception {
    Faultline.Outcome outcome = Child.run(folder, List.of("-Xlog:class+load=info"), "list");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("org.faultline.lab.cli.Main");
    assertThat(outcome.out()).doesNotContain("ch.qos.logback.classic.LoggerContext ");
  }
}
