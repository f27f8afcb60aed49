package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.faultline.lab.studies.run.Journal;
import org.faultline.workload.config.Home;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes make a study and are ended by real signals. */
class SweepKilledTest {
  private static final int KILLS = 2;
  private static final int PATIENCE_SECONDS = 120;

  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void prepare() throws IOException {
    Faultline.small(folder);
    Files.writeString(
        folder.resolve("s.conf"),
        """
        question = q
        workload = "small.conf"
        set { run.timeline = off }
        vary { machine.ram = [128 KiB, 256 KiB, 512 KiB, 1 MiB] }
        replications { minimum = 3, maximum = 9, until-half-width = 1 %, batch = 3 }
        plot { y = [server.throughput, machine.hard-faults] }
        """);
    out = folder.resolve("results");
  }

  /**
   * Kills when the journal has so many bytes, which is at any place within a line, rather than
   * after a time, which on a slow machine would always be before the first run.
   */
  @Test
  void aStudyThatIsKilledAndResumedHasTheSameBytes() throws Exception {
    Path undisturbed = folder.resolve("undisturbed");
    assertThat(
            Faultline.run("sweep", folder.resolve("s.conf"), "--out", undisturbed, "--quiet")
                .code())
        .isZero();
    long whole = Files.size(undisturbed.resolve(Journal.NAME));
    long seed = 20261125;
    Random random = new Random(seed);
    long at = 0;
    int killed = 0;
    for (int i = 0; i < KILLS; i++) {
      at += 1 + random.nextLong(whole / (KILLS + 1));
      killed += endWith("-KILL", at) == 128 + 9 ? 1 : 0;
    }
    assertThat(killed).as("seed %d: it was killed at least once before its end", seed).isPositive();
    Faultline.Outcome end =
        Faultline.run("sweep", folder.resolve("s.conf"), "--out", out, "--resume", "--quiet");
    assertThat(end.code()).as(end.err()).isZero();
    for (String name : new String[] {"results.csv", "study.json"}) {
      assertThat(Files.readString(out.resolve(name)))
          .as("seed %d", seed)
          .isEqualTo(Files.readString(undisturbed.resolve(name)));
    }
  }

  @Test
  void ctrlCLeavesAStudyThatCanBeResumed() throws Exception {
    assertThat(endWith("-INT", 200)).isEqualTo(130);
    assertThat(Files.readString(folder.resolve("said")))
        .contains("interrupted; --resume completes");
    assertThat(out.resolve("study.json")).doesNotExist();
    assertThat(
            Faultline.run("sweep", folder.resolve("s.conf"), "--out", out, "--resume", "--quiet")
                .code())
        .isZero();
    assertThat(out.resolve("study.json")).exists();
  }

  /** Goes on with the study and sends a signal once the journal has {@code bytes}. */
  private int endWith(String signal, long bytes) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-D" + Home.PROPERTY + "=" + Home.find().root(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "sweep",
                folder.resolve("s.conf").toString(),
                "--out",
                out.toString(),
                "--resume")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    try {
      Path journal = out.resolve(Journal.NAME);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (process.isAlive() && !(Files.exists(journal) && Files.size(journal) >= bytes)) {
        assertThat(System.nanoTime()).as("it gets on").isLessThan(deadline);
        Thread.onSpinWait();
      }
      new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }
}
