package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherCommandsTest {
  private static final Path TRACES = Path.of("..", "config", "traces");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "compare",
        "memory",
        "rerun",
        "check",
        "list",
        "trace",
        "trace pack",
        "trace info",
        "verify win32",
        "shell",
        "trace convert",
        "trace record",
        "mrc",
        "faults",
        "policies",
        "show",
        "verify",
        "verify theory",
        "verify policies"
      })
  void everyCommandHelpsWithExamples(String command) {
    Faultline.Outcome outcome = Faultline.run((Object[]) (command + " --help").split(" ", -1));
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("Usage: faultline " + command, "Example");
    assertThat(outcome.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void helpHasTheExitCodes() {
    assertThat(Faultline.run("--help").out())
        .contains("130", "interrupted", "an identity is broken");
  }

  @Test
  void listSaysWhatIsInstalled() {
    Faultline.Outcome outcome = Faultline.run("list");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .contains("desktop  ", "teaching", "clock", "zipf(exponent)", "VirtualAlloc")
        .doesNotContain("cannot be used");
  }

  @Test
  void checkSaysEveryMistakeOfEachFile() throws IOException {
    Path good = Faultline.small(folder);
    Path bad = Files.writeString(folder.resolve("bad.conf"), "sed = 1\nmachine { cpus = 0 }\n");
    Path worse = Files.writeString(folder.resolve("worse.conf"), "processes {");
    Faultline.Outcome outcome = Faultline.run("check", good, bad, worse);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out().lines()).singleElement().asString().contains("good, 5 processes");
    assertThat(outcome.err())
        .contains("bad.conf, line 1", "bad.conf, line 2", "worse.conf")
        .doesNotContain("Exception");
  }

  @Test
  void packingKeepsTheTraceAndNeverOverwrites() throws IOException {
    Path out = folder.resolve("part.flt");
    Faultline.Outcome packed =
        Faultline.run(
            "trace",
            "pack",
            TRACES.resolve("hashz.flt"),
            out,
            "--references",
            1000,
            "--skip",
            500,
            "--name",
            "a part");
    assertThat(packed.err()).isEmpty();
    assertThat(packed.code()).isZero();
    assertThat(packed.out()).contains("a part", "1,000");

    Faultline.Outcome again = Faultline.run("trace", "pack", TRACES.resolve("awk.flt"), out);
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("--force");
    assertThat(Faultline.run("trace", "info", out, "--format", "json").out())
        .contains("\"references\": 1000", "\"name\": \"a part\"");
  }

  @Test
  void statisticsSayWhatMergedReferencesStandFor() throws IOException {
    Path lines = Files.writeString(folder.resolve("a.pages"), "R 0x10\nR 0x11\n");
    Path stats =
        Files.writeString(
            folder.resolve("stats.json"), "{\"rawReferences\":30,\"dedupedReferences\":2}");
    Path out = folder.resolve("a.flt");
    assertThat(Faultline.run("trace", "pack", lines, out, "--raw-from", stats).code()).isZero();
    assertThat(Faultline.run("trace", "info", out, "--format", "json").out())
        .contains("\"rawReferences\": 30");
    Files.writeString(stats, "{}");
    Faultline.Outcome bad =
        Faultline.run("trace", "pack", lines, out, "--raw-from", stats, "--force");
    assertThat(bad.code()).isEqualTo(2);
    assertThat(bad.err()).contains("dedupedReferences");
  }

  @Test
  void aFileThatIsNoTraceIsASentence() throws IOException {
    Path text = Files.writeString(folder.resolve("poem.txt"), "Roses are red\n");
    Faultline.Outcome outcome = Faultline.run("trace", "info", text);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err().lines()).singleElement().asString().contains("is not a trace");
  }
}
