package org.faultline.lab.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.faultline.lab.results.output.UserMistake;
import picocli.CommandLine.Option;

/** The option of all commands that write one file to replace what is there. */
final class ReplaceFileOption {
  @Option(names = "--force", description = "Replace an existing file.")
  private boolean force;

  /**
   * Refuses to write to a file that is there, unless it may be replaced.
   *
   * @param instead what a user may do instead, behind a comma; empty where there is nothing
   */
  void check(Path file, String instead) {
    if (Files.exists(file) && !force) {
      throw new UserMistake(file + " already exists; --force replaces it" + instead);
    }
  }
}
