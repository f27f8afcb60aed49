package org.faultline.lab.verification.convert;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A program that was recorded, by its command line. A script is run by its interpreter, whose
 * references are recorded.
 *
 * @param name the file name of the command
 * @param interpreter the file name of what runs the command, absent where that is no script
 */
public record RecordedProgram(String command, String name, @Nullable String interpreter) {
  private static final int HEAD_BYTES = 256;

  private static final Set<String> SHELLS =
      Set.of("ash", "bash", "busybox", "csh", "dash", "fish", "ksh", "mksh", "sh", "tcsh", "zsh");

  /** Programs that do nothing but start another in some way. */
  private static final Set<String> LAUNCHERS =
      Set.of(
          "chroot",
          "chrt",
          "doas",
          "env",
          "flatpak",
          "ionice",
          "nice",
          "nohup",
          "numactl",
          "setarch",
          "setpriv",
          "setsid",
          "snap",
          "stdbuf",
          "su",
          "sudo",
          "systemd-run",
          "taskset",
          "time",
          "timeout",
          "unshare",
          "xargs");

  /** The program of a command line, of which the first word is looked for as a shell would. */
  public static RecordedProgram of(String command) {
    String word = command.strip().split("\\s+", 2)[0];
    return new RecordedProgram(command.strip(), fileName(word), interpreter(word));
  }

  /** Whether the program, or what interprets it, has that file name. */
  public boolean isNamed(String other) {
    return other.equals(name) || other.equals(interpreter);
  }

  /** Whether it is a shell, or another program that does its work by starting others. */
  public boolean onlyStartsOthers() {
    String runs = interpreter == null ? name : interpreter;
    return SHELLS.contains(runs) || LAUNCHERS.contains(runs);
  }

  /** The command line, and what it is where that is not plain. */
  public String description() {
    String runs = interpreter == null ? name : interpreter;
    String what = SHELLS.contains(runs) ? "a shell" : "a launcher";
    if (interpreter != null) {
      return command + " (a script, run by " + interpreter + ")";
    }
    return onlyStartsOthers() ? command + " (" + what + ")" : command;
  }

  private static String fileName(String word) {
    return word.substring(word.lastIndexOf('/') + 1);
  }

  /** What the first line of a script names; absent for what is no script. */
  private static @Nullable String interpreter(String word) {
    Path file = find(word);
    if (file == null) {
      return null;
    }
    try (InputStream content = Files.newInputStream(file)) {
      String head = new String(content.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1);
      if (!head.startsWith("#!")) {
        return null;
      }
      String[] words = head.substring(2).lines().findFirst().orElse("").strip().split("\\s+");
      String first = fileName(words[0]);
      boolean looksUp = first.equals("env") && words.length > 1 && !words[1].startsWith("-");
      return looksUp ? fileName(words[1]) : first;
    } catch (IOException unreadable) {
      return null;
    }
  }

  private static @Nullable Path find(String word) {
    try {
      if (word.contains("/")) {
        return Files.isRegularFile(Path.of(word)) ? Path.of(word) : null;
      }
      String path = System.getenv("PATH");
      for (String folder : (path == null ? "" : path).split(File.pathSeparator, -1)) {
        Path file = Path.of(folder, word);
        if (!folder.isEmpty() && Files.isExecutable(file)) {
          return file;
        }
      }
    } catch (InvalidPathException strange) {
      return null;
    }
    return null;
  }
}
