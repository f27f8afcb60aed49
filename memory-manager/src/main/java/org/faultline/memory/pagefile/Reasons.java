package org.faultline.memory.pagefile;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** What the operating system meant, in words. */
final class Reasons {
  private Reasons() {}

  /** The reason alone, without the name of the file. */
  static String of(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "there is no such file or directory";
    }
    if (e instanceof ClosedChannelException) {
      return "the file is closed";
    }
    String said = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return said == null || said.isBlank()
        ? e.getClass().getSimpleName()
        : said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1);
  }
}
