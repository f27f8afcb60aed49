package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.faultline.lab.results.output.Console;
import org.junit.jupiter.api.Test;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Main.run(new Console(new PrintWriter(out, true), new PrintWriter(err, true)), args);
  }

  @Test
  void versionIsOneLineWithTheBuildsNumber() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString().lines())
        .singleElement()
        .asString()
        .matches("faultline \\d+\\.\\d+.*");
  }

  @Test
  void helpNamesTheCommandAndSucceeds() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).startsWith("Usage: faultline");
  }

  @Test
  void anUnknownOptionIsASentenceAndExitCode2() {
    assertThat(run("--nonsense")).isEqualTo(2);
    assertThat(err.toString()).contains("--nonsense").doesNotContain("Exception");
  }
}
