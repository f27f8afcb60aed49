package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;
import org.faultline.workload.config.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process gets a real SIGINT. */
class InterruptTest {
  @TempDir Path folder;

  @Test
  void whatWasMeasuredIsWrittenWhole() throws IOException, InterruptedException {
    Path config = Faultline.small(folder);
    Files.createDirectories(folder.resolve("runs"));
    try (WatchService watch = folder.getFileSystem().newWatchService()) {
      folder.resolve("runs").register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      Process process = start(config);
      try {
        assertThat(watch.poll(60, TimeUnit.SECONDS)).as("the run has begun").isNotNull();
        assertThat(
                new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor())
            .isZero();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      } finally {
        process.destroyForcibly();
      }
      String said = Files.readString(folder.resolve("said"));
      assertThat(process.exitValue()).as(said).isEqualTo(130);
      assertThat(said).contains("! Interrupted");
      Path results = folder.resolve("runs/small-3");
      assertThat(Files.readString(results.resolve("summary.json")))
          .contains("\"interrupted\": true")
          .endsWith("}\n");
      assertThat(Files.readString(results.resolve("timeline.csv"))).endsWith("\n");
      assertThat(folder.resolve("runs")).isDirectoryNotContaining("glob:**.partial*");
    }
  }

  private Process start(Path config) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-D" + Home.PROPERTY + "=" + Home.find().root(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "run",
            config.toString(),
            "--set",
            "run.until = 100000 s",
            "--workers",
            "1")
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start();
  }
}
