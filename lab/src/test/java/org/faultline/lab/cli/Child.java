package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.faultline.workload.config.Home;

/** Runs commands in a Java of their own, with flags of the test's. */
final class Child {
  private static final int PATIENCE_SECONDS = 120;

  /** What starts fast; no property of the command depends on it. */
  private static final List<String> FAST =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          // What users have, and not what tests have.
          "-Dlogback.configurationFile=logback.xml");

  private Child() {}

  /** Runs a command to its end, working in {@code folder}. */
  static Faultline.Outcome run(Path folder, List<String> flags, Object... args)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(FAST);
    words.add("-D" + Home.PROPERTY + "=" + Home.find().root());
    words.addAll(flags);
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    for (Object arg : args) {
      words.add(String.valueOf(arg));
    }
    Path out = folder.resolve("child.out");
    Path err = folder.resolve("child.err");
    Process process =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
          .as("it ends: %s", words)
          .isTrue();
      return new Faultline.Outcome(
          process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      process.destroyForcibly();
    }
  }
}
