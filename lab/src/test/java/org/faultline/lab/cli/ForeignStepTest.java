package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.workload.program.StepKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps of others that break their contract are named, as policies are. */
class ForeignStepTest {
  @TempDir static Path jars;

  @TempDir Path folder;
  private ClassLoader before;

  @BeforeAll
  static void compile() throws IOException {
    String source = Faultline.text("Steps.java.txt");
    PluginJar.make(jars.resolve("steps.jar"), "Steps", source, StepKind.class, "Steps$Kind");
  }

  @BeforeEach
  void install() {
    before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(Plugins.over(before, jars));
  }

  @AfterEach
  void restore() {
    Thread.currentThread().setContextClassLoader(before);
  }

  private Faultline.Outcome run(String step) throws IOException {
    Path workload =
        Files.writeString(
            folder.resolve("own.conf"),
            """
            machine { profile = teaching, ram = 64 KiB }
            processes { p { program = [
              { VirtualAlloc { as = a, size = 16 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
              %s ] } }
            """
                .formatted(step));
    return Faultline.run("run", workload, "--out", folder.resolve("out"), "--quiet");
  }

  @Test
  void whatKeepsItsContractRuns() throws IOException {
    Faultline.Outcome end = run("{ Mine = well }");
    assertThat(end.code()).as(end.err()).isEqualTo(ExitCode.DONE.code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          { Mine = throws } | the step 'Mine' (class Steps$Own) threw java.lang.IllegalStateException: no idea
          { Mine = nothing } | the step 'Mine' (class Steps$Own) gave null from next(), where a Demand was expected
          { Mine = parses } | a kind of step (class Steps$Kind) threw java.lang.IllegalStateException: no idea
          """)
  void aBreachNamesClassAndCall(String step, String said) throws IOException {
    Faultline.Outcome end = run(step);
    assertThat(end.code()).as(end.err()).isEqualTo(ExitCode.BAD_INPUT.code());
    assertThat(end.err().lines().toList()).singleElement().asString().contains(said);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void whatAKindRefusesIsAMistakeOfTheConfig() throws IOException {
    Faultline.Outcome end = run("{ Mine = refuses }");
    assertThat(end.code()).isEqualTo(ExitCode.BAD_INPUT.code());
    assertThat(end.err()).contains("own.conf", "is not what I take");
  }
}
