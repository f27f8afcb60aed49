package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.output.OutputFiles;
import org.faultline.lab.results.output.UserMistake;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of the commands that verify or measure to leave the result in a file. */
final class JsonOption {
  @Option(names = "--json", paramLabel = "FILE", description = "Write the result to FILE as well.")
  private @Nullable Path file;

  /** Refuses a file that has no folder, before a command takes its time. */
  void check() {
    if (file != null && !OutputFiles.hasFolder(file)) {
      throw UserMistake.inUsage("--json: there is no folder for " + file);
    }
  }

  /** Whether the result is wanted. */
  boolean given() {
    return file != null;
  }

  /** Writes {@code result}, a record or a tree, where the user asked for it. */
  void write(Object result) throws IOException {
    write(Json.text(result));
  }

  /** Writes {@code text} where the user asked for it. */
  void write(String text) throws IOException {
    if (file != null) {
      OutputFiles.writeWhole(file, text);
    }
  }
}
