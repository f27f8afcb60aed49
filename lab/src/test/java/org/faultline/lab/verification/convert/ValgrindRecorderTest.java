package org.faultline.lab.verification.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.faultline.workload.trace.PackOptions;
import org.faultline.workload.trace.TraceException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recording with a stand-in for Valgrind, so that it needs none. */
class ValgrindRecorderTest {
  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void install() throws IOException {
    out = folder.resolve("program.flt");
    String script =
        "#!/bin/sh\nexec \"%s\" -cp \"%s\" %s \"$@\"\n"
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                Path.of("target", "test-classes").toAbsolutePath(),
                FakeLackey.class.getName());
    Path program = Files.createDirectories(folder.resolve("bin")).resolve("valgrind");
    Files.writeString(program, script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private ValgrindRecorder.Recorded record(String groups, PackOptions options)
      throws IOException, InterruptedException {
    return record("-", groups, options, command -> true);
  }

  private ValgrindRecorder.Recorded record(
      String commands, String groups, PackOptions options, Predicate<String> wanted)
      throws IOException, InterruptedException {
    return ValgrindRecorder.record(
        folder.resolve("bin").toString(),
        List.of("/bin/program", commands, groups),
        wanted,
        out,
        n -> {},
        options);
  }

  /** Each group is a fetch, a read, and a write over a page boundary. */
  @Test
  void everyReferenceIsPackedAndTheExitCodeIsTheProgram() throws Exception {
    ValgrindRecorder.Recorded recorded = record("1000", PackOptions.ALL);
    assertThat(recorded.exitCode()).isEqualTo(3);
    assertThat(recorded.stopped()).isFalse();
    assertThat(recorded.trace().name()).isEqualTo("program");
    assertThat(recorded.trace().references()).isEqualTo(4_000);
    assertThat(recorded.trace().fetches()).isEqualTo(1_000);
    assertThat(recorded.trace().writes()).isEqualTo(2_000);
    assertThat(recorded.trace().distinctPages()).isEqualTo(3);
    assertThat(out).exists();
  }

  @Test
  void programsThatItStartsBecomeProcessesOfAMix() throws Exception {
    ValgrindRecorder.Recorded recorded =
        record("sh -c x, /usr/bin/work --hard", "100", PackOptions.ALL, command -> true);
    assertThat(recorded.trace().mix()).isTrue();
    assertThat(recorded.trace().processes())
        .extracting(process -> process.process() + " " + process.references())
        .containsExactly("0 400", "1 400");
    RecordingReport report = RecordingReport.of(recorded);
    assertThat(report.lines())
        .containsExactly(
            "recorded        sh -c x (a shell) as process 0",
            "recorded        /usr/bin/work --hard as process 1");
    assertThat(report.warning()).isNull();
  }

  @Test
  void aProgramThatAnotherStartsCanBeRecordedAlone() throws Exception {
    ValgrindRecorder.Recorded recorded =
        record(
            "sh -c x, /usr/bin/work --hard",
            "100",
            PackOptions.ALL,
            command -> RecordedProgram.of(command).isNamed("work"));
    assertThat(recorded.trace().mix()).isFalse();
    assertThat(recorded.trace().references()).isEqualTo(400);
    assertThat(RecordingReport.of(recorded).lines())
        .containsExactly("recorded        /usr/bin/work --hard");
    assertThatThrownBy(
            () -> record("sh -c x, /usr/bin/work", "9", PackOptions.ALL, command -> false))
        .isInstanceOf(TraceException.class)
        .hasMessage("No program of that name ran; these did: sh -c x; /usr/bin/work.");
  }

  @Test
  void aRecordingOfNothingButShellsIsWarnedOf() throws Exception {
    Path script = Files.writeString(folder.resolve("shim"), "#!/usr/bin/env bash\nexec work\n");
    RecordingReport report =
        RecordingReport.of(record("nice x, " + script, "9", PackOptions.ALL, command -> true));
    assertThat(report.lines())
        .containsExactly(
            "recorded        nice x (a launcher) as process 0",
            "recorded        " + script + " (a script, run by bash) as process 1");
    assertThat(report.warning()).startsWith("Only nice x (a launcher) was recorded, which does");
    Files.writeString(script, "#!/usr/bin/python3 -u\n");
    assertThat(RecordedProgram.of(script + " a").onlyStartsOthers()).isFalse();
    assertThat(RecordedProgram.of(script + " a").isNamed("python3")).isTrue();
  }

  @Test
  void aFullWindowStopsTheProgram() throws Exception {
    ValgrindRecorder.Recorded recorded = record("1000000000", PackOptions.ALL.withWindow(2, 10));
    assertThat(recorded.stopped()).isTrue();
    assertThat(recorded.trace().references()).isEqualTo(10);
  }

  @Test
  void aProgramThatCannotRunLeavesNothing() throws IOException {
    assertThatThrownBy(() -> record("none", PackOptions.ALL))
        .isInstanceOf(TraceException.class)
        .hasMessageContaining("127");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("bin"));
    }
  }

  @Test
  void withoutValgrindThereIsASentence() {
    assertThatThrownBy(
            () ->
                ValgrindRecorder.record(
                    folder.toString(),
                    List.of("ls"),
                    command -> true,
                    out,
                    n -> {},
                    PackOptions.ALL))
        .isInstanceOf(TraceException.class)
        .hasMessageContaining("no valgrind on the PATH");
  }
}
