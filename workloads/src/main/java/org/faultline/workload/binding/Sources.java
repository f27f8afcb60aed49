package org.faultline.workload.binding;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
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
  private final Map<String, String> absolute = new TreeMap<>();

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
    use(text, path);
    return path;
  }

  /** Notes that {@code text} names the input {@code path}; gives its relative path. */
  public String use(String text, Path path) {
    String relative = relative(path);
    files.put(relative, path.toAbsolutePath().normalize());
    if (Path.of(text).isAbsolute()) {
      absolute.put(text, relative);
    }
    return relative;
  }

  /** {@code text}, or the relative path where it names an input by an absolute one. */
  public String portable(String text) {
    return absolute.getOrDefault(text, text);
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
