package org.faultline.workload.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.faultline.workload.binding.ConfigProblemsException;
import org.faultline.workload.binding.Problem;

/** Loads texts as workloads for tests, with the repository's own {@code config} folder. */
final class Loads {
  static final Set<String> POLICIES = Set.of("fifo", "lru", "clock", "clock-clear", "windows");
  static final Home HOME = Home.find();

  private Loads() {}

  static WorkloadLoader loader() {
    return new WorkloadLoader(HOME, POLICIES, TestSteps.parser());
  }

  /** Loads {@code text} as the file desktop.conf in {@code folder}. */
  static LoadedWorkload load(Path folder, String text, String... sets) {
    return loader().load(write(folder, "desktop.conf", text).toString(), List.of(sets));
  }

  /** What loading says, sentence by sentence; empty where nothing is wrong. */
  static List<String> sentences(Path folder, String text, String... sets) {
    return problems(() -> load(folder, text, sets));
  }

  /** The sentences of the mistakes that end {@code loading}. */
  static List<String> problems(Runnable loading) {
    try {
      loading.run();
      return List.of();
    } catch (ConfigProblemsException e) {
      return e.problems().stream().map(Problem::sentence).toList();
    }
  }

  /** A workload of one process with the given lines above it. */
  static String with(String... lines) {
    return String.join("\n", Arrays.asList(lines))
        + "\nprocesses { p { program = [ { Compute = 1 ms } ] } }\n";
  }

  /** The workload of the introduction, with its trace beside it. */
  static String desktop(Path folder) {
    write(folder.resolve("traces"), "sqlite3.flt", "");
    try (InputStream in = Loads.class.getResourceAsStream("desktop.conf")) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
          .replace("../traces/", "traces/");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Path write(Path folder, String name, String text) {
    try {
      Files.createDirectories(folder);
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
