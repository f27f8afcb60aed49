package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.workload.config.Home;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong in the computer ends a command and is no outcome of what is simulated. */
class ComputerTest {
  @TempDir Path folder;
  private Path trace;
  private Path workload;

  @BeforeEach
  void prepare() throws IOException {
    Path text =
        Files.writeString(folder.resolve("text.pages"), "R 0x1\nW 0x2\nI 0x3\n".repeat(200));
    trace = folder.resolve("t.flt");
    assertThat(Faultline.run("trace", "pack", text, trace).code()).isZero();
    workload = playing("t.flt");
  }

  private Path playing(String file) throws IOException {
    return Files.writeString(
        folder.resolve("play.conf"),
        """
        machine { profile = teaching, ram = 64 KiB }
        processes { p { program = [ { Trace { file = "%s" } } ] } }
        """
            .formatted(file));
  }

  private Faultline.Outcome run() {
    return Faultline.run("run", workload, "--out", folder.resolve("out"), "--quiet");
  }

  private List<Faultline.Outcome> all(Path played) throws IOException {
    Path rows = Files.createDirectories(folder.resolve("rows"));
    Files.copy(played, rows.resolve("t.flt"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(
        rows.resolve("t.json"),
        "[{\"trace\": \"t\", \"policy\": \"lru\", \"frames\": 2, \"faults\": 1}]");
    return List.of(
        run(),
        Faultline.run("faults", played, "--frames", "2"),
        Faultline.run("mrc", played),
        Faultline.run("trace", "info", played),
        Faultline.run("verify", "policies", "--reference", rows, "--traces", rows));
  }

  @Test
  void aChangedByteIsRefusedByEveryCommandWithItsPlace() throws IOException {
    byte[] bytes = Files.readAllBytes(trace);
    bytes[45] ^= 1;
    Files.write(trace, bytes);
    for (Faultline.Outcome end : all(trace)) {
      assertThat(end.code()).as(end.err()).isEqualTo(ExitCode.BAD_INPUT.code());
      assertThat(end.out()).isEmpty();
      assertThat(end.err().lines().toList())
          .singleElement()
          .asString()
          .contains("t.flt is damaged: block 1 of process 0 at byte 40 has the checksum 0x")
          .contains("was expected");
    }
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void whatIsCutOffIsSaidByEveryCommand() throws IOException {
    byte[] bytes = Files.readAllBytes(trace);
    Files.write(trace, java.util.Arrays.copyOf(bytes, bytes.length - 9));
    for (Faultline.Outcome end : all(trace)) {
      assertThat(end.code()).as(end.err()).isEqualTo(ExitCode.BAD_INPUT.code());
      assertThat(end.err().lines().toList())
          .singleElement()
          .asString()
          .contains("t.flt is truncated: it holds");
    }
  }

  @Test
  void aDamagedTextTraceEndsTheRun() throws IOException {
    Path file = folder.resolve("t.pages.gz");
    try (GZIPOutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
      Files.copy(folder.resolve("text.pages"), packed);
    }
    byte[] bytes = Files.readAllBytes(file);
    // Of the checksum at the end.
    bytes[bytes.length - 6] ^= 1;
    Files.write(file, bytes);
    workload = playing("t.pages.gz");
    Faultline.Outcome end = run();
    assertThat(end.code()).as(end.err()).isEqualTo(ExitCode.BAD_INPUT.code());
    assertThat(end.err()).contains("t.pages.gz: the gzip stream is truncated or damaged");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aProcessThatTheTraceDoesNotHaveEndsTheRun() throws IOException {
    workload =
        Files.writeString(
            workload, Files.readString(workload).replace("\"t.flt\"", "\"t.flt\", process = 5"));
    Faultline.Outcome end = run();
    assertThat(end.code()).as(end.err()).isEqualTo(ExitCode.BAD_INPUT.code());
    assertThat(end.err()).contains("t.flt has no process 5; it has 1: [0]");
  }

  @Test
  void aLibraryThatCannotBeUnpackedEndsTheRun() throws Exception {
    Faultline.Outcome end =
        Child.run(
            folder,
            List.of("-Djava.io.tmpdir=" + folder.resolve("none")),
            "run",
            workload,
            "--out",
            "out",
            "--quiet");
    assertThat(end.code()).as(end.err()).isEqualTo(ExitCode.COMPUTER.code());
    assertThat(end.err().lines().toList())
        .singleElement()
        .asString()
        .startsWith("faultline: the zstd library")
        .contains(folder.resolve("none").toString())
        .endsWith("use another folder with FAULTLINE_JAVA_OPTS=-Djava.io.tmpdir=DIR");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aFileOfAnotherKindIsNoString() {
    Faultline.Outcome end =
        Faultline.run("show", Home.find().root().resolve("config/traces/awk.flt"));
    assertThat(end.code()).isEqualTo(ExitCode.BAD_INPUT.code());
    assertThat(end.err()).contains("awk.flt has more than 200 references");
  }
}
