package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RerunCommandTest {
  @TempDir Path folder;
  private Path trace;
  private Path config;
  private Path out;

  @BeforeEach
  void prepare() throws IOException {
    Path lines = folder.resolve("tiny.pages");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      text.append("RW".charAt(i % 2)).append(" 0x").append(Integer.toHexString(i * 7 % 50 + 16));
      text.append('\n');
    }
    Files.writeString(lines, text);
    Files.createDirectories(folder.resolve("traces"));
    trace = folder.resolve("traces/tiny.flt");
    Faultline.Outcome packed = Faultline.run("trace", "pack", lines, trace);
    assertThat(packed.code()).as(packed.err()).isZero();
    config = folder.resolve("workloads/played.conf");
    Files.createDirectories(config.getParent());
    Files.writeString(
        config,
        """
        machine { profile = teaching, ram = 128 KiB }
        processes { player { program = [ { Trace { file = "../traces/tiny.flt" } } ] } }
        """);
    out = folder.resolve("results");
    Faultline.Outcome run = Faultline.run("run", config, "--out", out, "--set", "seed=77");
    assertThat(run.code()).as(run.err()).isZero();
  }

  @Test
  void aRunRepeatsItself() throws IOException {
    Faultline.Outcome outcome = Faultline.run("rerun", out);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).startsWith("The same run: digest ");
  }

  @Test
  void theConfigsFileIsNotNeeded() throws IOException {
    Files.delete(config);
    assertThat(Faultline.run("rerun", out).code()).isZero();
  }

  @Test
  void movedInputsAreNamed() throws IOException {
    Path moved = Files.createDirectories(folder.resolve("moved/traces"));
    Files.move(trace, moved.resolve("tiny.flt"));
    Faultline.Outcome lost = Faultline.run("rerun", out);
    assertThat(lost.code()).isEqualTo(2);
    assertThat(lost.err()).contains("../traces/tiny.flt", "--inputs");
    assertThat(Faultline.run("rerun", out, "--inputs", folder.resolve("moved/any")).code())
        .isZero();
  }

  @Test
  void aChangedInputIsRefused() throws IOException {
    Path lines = Files.writeString(folder.resolve("other.pages"), "R 0x10\nW 0x11\n");
    Faultline.run("trace", "pack", lines, trace, "--force");
    Faultline.Outcome outcome = Faultline.run("rerun", out);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("../traces/tiny.flt has changed since the run");
  }

  @Test
  void anotherResultIsExitCode1WithTheFirstFigures() throws IOException {
    Path summary = out.resolve("summary.json");
    String text = Files.readString(summary);
    Files.writeString(
        summary,
        text.replaceAll("\"digest\": \"....", "\"digest\": \"0000")
            .replaceFirst("\"references\": 3000", "\"references\": 2999"));
    Faultline.Outcome outcome = Faultline.run("rerun", out);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out()).contains("A different run", "references: 2999, now 3000");
  }
}
