package org.faultline.workload.config.binding;

import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the relative paths of a config start, and which files its values name.
 *
 * <p>Paths are written with {@code /} and relative to the config's folder, so that nothing derived
 * from them depends on where the folder lies.
 */
public final class Sources {
  private final Path folder;
  private final SortedMap<String, Path> files = new TreeMap<>();

  /** No file yet; relative paths start at {@code folder}. */
  public Sources(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** The folder in which relative paths start. */
  public Path folder() {
    return folder;
  }

  /** Where {@code text} leads; the file is noted as an input. */
  public Path use(String text) {
    Path path = folder.resolve(text).normalize();
    files.put(relative(path), path);
    return path;
  }

  /** The files noted so far, by their paths relative to the folder. */
  public SortedMap<String, Path> files() {
    return Collections.unmodifiableSortedMap(files);
  }

  /** {@code path} as seen from the folder, or only its name where no relative path leads there. */
  public String relative(Path path) {
    try {
      return folder.relativize(path.toAbsolutePath().normalize()).toString().replace('\\', '/');
    } catch (IllegalArgumentException anotherRoot) {
      return String.valueOf(path.getFileName());
    }
  }
}
