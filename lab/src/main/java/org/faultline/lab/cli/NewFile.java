package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.faultline.lab.results.output.Console;
import org.faultline.lab.results.output.OutputFiles;
import org.faultline.lab.results.output.UserMistake;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The file that {@code faultline new} writes. */
final class NewFile {
  @Mixin private ReplaceFileOption replace;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Where the workload goes (default: its kind's name and .conf).")
  private @Nullable Path out;

  /** Where it goes; {@code name} is that of the file without a name of its own. */
  Path path(String name) {
    Path file = out == null ? Path.of(name + ".conf") : out;
    if (Files.isDirectory(file)) {
      throw new UserMistake(file + " is a folder; give a file with --out");
    }
    replace.check(file, ", --out writes elsewhere");
    return file;
  }

  /** Writes it, whole or not at all, and says so. */
  void write(Path file, String text, Console console) throws IOException {
    OutputFiles.writeWhole(file, text);
    console.line(file + " is written   next: faultline run " + file);
  }
}
