package org.faultline.workload.trace;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that appear whole or not at all: beside the target first, under another name. */
public final class PartialFile {
  private static final int MAXIMUM_PARTIALS = 64;

  private PartialFile() {}

  /** Writes a file and gives what is known of it. */
  @FunctionalInterface
  public interface Writer<T> {
    T write(Path partial) throws IOException;
  }

  /**
   * Lets {@code writer} write what becomes {@code out} once it is whole.
   *
   * @throws TraceException where the folder of {@code out} cannot be written to
   */
  public static <T> T write(Path out, Writer<T> writer) throws IOException {
    Path folder = out.toAbsolutePath().getParent();
    if (folder == null) {
      throw new TraceException(out + " is a folder, so it cannot be written as a file.");
    }
    if (!Files.isDirectory(folder)) {
      throw new TraceException(folder + " is not a folder, so " + out + " cannot be written.");
    }
    Path partial = create(folder, String.valueOf(out.getFileName()));
    try {
      T written = writer.write(partial);
      move(partial, out);
      return written;
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /** Creates the file to write to, under a name that nobody uses. */
  private static Path create(Path folder, String name) throws IOException {
    for (int i = 1; i <= MAXIMUM_PARTIALS; i++) {
      Path partial = folder.resolve(name + "." + i + ".partial");
      try {
        return Files.createFile(partial);
      } catch (FileAlreadyExistsException used) {
        continue;
      } catch (IOException failure) {
        throw new TraceException(
            "The folder " + folder + " cannot be written to: " + failure.getMessage() + ".",
            failure);
      }
    }
    throw new TraceException(
        folder + " holds " + MAXIMUM_PARTIALS + " unfinished " + name + ".*.partial: remove them.");
  }

  private static void move(Path partial, Path out) throws IOException {
    try {
      Files.move(partial, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException unsupported) {
      Files.move(partial, out, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
