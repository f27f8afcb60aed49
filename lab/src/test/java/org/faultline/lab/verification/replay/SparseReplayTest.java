package org.faultline.lab.verification.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.faultline.lab.cli.Main;
import org.faultline.memory.replacement.catalog.ReplacementPolicies;
import org.faultline.workload.config.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Recordings whose pages lie far apart play in a small heap, in a Java machine of their own. One
 * that keeps them all, or fills what lies between, runs out of memory.
 */
class SparseReplayTest {
  /**
   * {@code -Dfaultline.test.sparse=true}: 50,000 pages over 2^32 numbers and 2.5 million references
   * at each size of memory, in 256 MiB; some ten minutes of a processor.
   */
  private static final boolean FULL = Boolean.getBoolean("faultline.test.sparse");

  private static final int PATIENCE_SECONDS = FULL ? 7_200 : 300;
  private static final long STRIDE = 60_000;
  private static final long JITTER = 59_999;

  @TempDir Path folder;

  /** Were only 300 bytes for each page of each replay kept, they would be more than the heap. */
  @Test
  void everyPolicyPlaysOneAfterTheOther() throws Exception {
    Path recording = recording(5_000, 10_000);

    List<String> policies = policies();
    List<String> lines =
        child("faults", recording, "--policy", String.join(",", policies), "--frames", "20%,50%");

    assertThat(lines).anyMatch(line -> line.endsWith(FULL ? "to 50,000 pages" : "to 5,000 pages"));
    assertThat(lines.stream().filter(line -> line.matches("\\S+ +[\\d,]+ +[\\d,]+ .*")))
        .hasSize(2 * PolicyList.withBounds(policies).size());
  }

  @Test
  void aMachineWithPageListsPlaysIt() throws Exception {
    Path recording = recording(4_000, 8_000);
    Path config =
        Files.writeString(
            folder.resolve("sparse.conf"),
            """
            machine { profile = laptop, ram = %s MiB, pagefile.maximum = 4 GiB }
            processes { p { program = [ { Trace { file = "%s" } } ] } }
            """
                .formatted(FULL ? 512 : 64, recording.getFileName()));

    List<String> lines = child("run", config, "--out", folder.resolve("results"));

    assertThat(lines).anyMatch(line -> line.matches("p +1 +" + (FULL ? "2,500" : "8") + ",000 .*"));
    assertThat(lines).anyMatch(line -> line.matches("Identities +(\\d+) of \\1 hold .*"));
  }

  private Path recording(int pages, int references) throws IOException {
    Path file = folder.resolve("recording.pages.gz");
    if (FULL) {
      SparseRecording.write(file, 50_000, 85_899, 2_500_000, 1);
    } else {
      SparseRecording.write(file, pages, STRIDE, references, JITTER);
    }
    return file;
  }

  /** The policies that ship, without those of tests. */
  private static List<String> policies() {
    return ReplacementPolicies.installed().byName().keySet().stream()
        .filter(name -> !name.startsWith("test-"))
        .toList();
  }

  /** What a command prints, whose exit code is 0. */
  private List<String> child(Object... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(FULL ? "-Xmx256m" : "-Xmx48m");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.add("-D" + Home.PROPERTY + "=" + Home.find().root());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
          .as("ends; it said: %s", Files.readString(said))
          .isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(said)).isZero();
    return Files.readAllLines(said);
  }
}
