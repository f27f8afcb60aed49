package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Says in words why a file could not be used. */
final class Sentences {
  /** How systems say that a disk takes no more. */
  private static final List<String> FULL =
      List.of("No space left", "not enough space", "quota exceeded");

  private Sentences() {}

  /** What {@code thrown} says; what it is where it says nothing. */
  static String message(Throwable thrown) {
    return Objects.requireNonNullElse(thrown.getMessage(), thrown.toString());
  }

  /** The reason, which continues a sentence that named the file. */
  static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (e instanceof FileSystemException file && file.getReason() != null) {
      return file.getReason();
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message.lines().findFirst().orElse("");
  }

  /** A sentence of its own, with the file where one is known and what to do where that is known. */
  static String whole(IOException e) {
    String file = e instanceof FileSystemException known ? known.getFile() : null;
    String reason = reason(e);
    String words = file == null || reason.contains(file) ? reason : file + ": " + reason;
    String folder = System.getProperty("java.io.tmpdir");
    boolean full = FULL.stream().anyMatch(reason::contains);
    boolean temporary = file != null && Path.of(file).startsWith(folder);
    return full || temporary
        ? words
            + "; temporary files go to "
            + folder
            + ": give another folder with FAULTLINE_JAVA_OPTS=-Djava.io.tmpdir=DIR"
        : words;
  }
}
