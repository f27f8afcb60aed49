package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether somebody watches. */
final class Terminal {
  private static final Path STDERR = Path.of("/proc/self/fd/2");

  private Terminal() {}

  /** Whether standard error is a terminal. */
  static boolean watchesErrors() {
    if (Files.isSymbolicLink(STDERR)) {
      try {
        String device = Files.readSymbolicLink(STDERR).toString();
        return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
      } catch (IOException e) {
        return false;
      }
    }
    return System.console() != null && System.getenv("TERM") != null;
  }
}
