package org.faultline.lab.results.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.workload.trace.PartialFile;

/** Every change of the file system that the lab makes: files and folders that appear, move, go. */
public final class OutputFiles {
  private OutputFiles() {}

  /** Writes a text as UTF-8 to a file of a folder that nobody looks into yet. */
  public static void write(Path file, CharSequence text) throws IOException {
    Files.writeString(file, text);
  }

  /** Writes lines as UTF-8 to a file of a folder that nobody looks into yet. */
  public static void writeLines(Path file, List<String> lines) throws IOException {
    Files.write(file, lines);
  }

  /**
   * Writes a text as UTF-8 to a file that appears whole or not at all; into a pipe or a device, as
   * it comes.
   *
   * @throws org.faultline.workload.trace.TraceException where its folder cannot be written to
   */
  public static void writeWhole(Path file, CharSequence text) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
      Files.writeString(file, text);
    } else {
      PartialFile.write(file, partial -> Files.writeString(partial, text));
    }
  }

  /** Bytes of a file that is made empty first; who asks closes it. */
  public static OutputStream stream(Path file) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(file));
  }

  /** A file that is made where it is not there, to be written anywhere; who asks closes it. */
  public static FileChannel channel(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
  }

  /** Makes a folder, whose parent is there. */
  public static Path createFolder(Path folder) throws IOException {
    return Files.createDirectory(folder);
  }

  /** Makes a folder and those above it, where they are not there. */
  public static Path createFolders(Path folder) throws IOException {
    return Files.createDirectories(folder);
  }

  /** Gives a file or a folder another name, which nobody has, on the same disk. */
  public static void move(Path from, Path to) throws IOException {
    Files.move(from, to);
  }

  /** Moves a file that is on the disk, whole, over one that may be there. */
  public static void replace(Path file, Path target) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Whether {@code file}, which need not be there, would lie in a folder that is. */
  public static boolean hasFolder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder != null && Files.isDirectory(folder);
  }

  /** Makes an empty file whose name begins and ends so and that nobody has, in a folder. */
  public static Path createFile(Path folder, String begin, String end) throws IOException {
    return Files.createTempFile(folder, begin, end);
  }

  /** Makes an empty file where the system has such that are needed for a while. */
  public static Path createTemporary(String purpose, String end) throws IOException {
    return Files.createTempFile("faultline-" + purpose, end);
  }

  /** Deletes a file. */
  public static void delete(Path file) throws IOException {
    Files.delete(file);
  }

  /** Deletes a file that may not be there. */
  public static void deleteIfThere(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  /** Deletes a folder with all that is in it. */
  public static void deleteTree(Path folder) throws IOException {
    List<Path> inside;
    try (Stream<Path> files = Files.walk(folder)) {
      inside = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : inside) {
      Files.delete(file);
    }
  }
}
