package org.faultline.workload.binding;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads the paths of files and directories that must be there. */
final class PathReader {
  private PathReader() {}

  /** A file, from the config's folder; it becomes an input of the run. */
  static Path file(ConfigNode node, Sources sources) {
    String read = node.scalar();
    if (read == null) {
      return sources.folder();
    }
    try {
      Path file = sources.use(read);
      if (!Files.isRegularFile(file)) {
        node.wrong("is '" + read + "', but there is no such file" + sources.elsewhere(read, file));
      }
      return file;
    } catch (InvalidPathException e) {
      return refuse(node, read, e, sources);
    }
  }

  /** A directory by its absolute path; it is no input of the run. */
  static Path directory(ConfigNode node, Sources sources) {
    String read = node.scalar();
    if (read == null) {
      return sources.folder();
    }
    try {
      Path directory = Path.of(read);
      if (!directory.isAbsolute()) {
        Path nearest = sources.folder().resolve(directory).normalize();
        node.wrong("is '" + read + "', which is not an absolute path; nearest: " + nearest);
      } else if (!Files.exists(directory)) {
        node.wrong("is '" + read + "', but there is no such directory");
      } else if (!Files.isDirectory(directory)) {
        node.wrong("is '" + read + "', which is not a directory");
      }
      return directory;
    } catch (InvalidPathException e) {
      return refuse(node, read, e, sources);
    }
  }

  private static Path refuse(
      ConfigNode node, String read, InvalidPathException e, Sources sources) {
    node.wrong("is '" + read + "', which is not a path: " + e.getReason());
    return sources.folder();
  }
}
