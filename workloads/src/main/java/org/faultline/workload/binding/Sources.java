package org.faultline.workload.binding;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the relative paths of a config start, and which files its values name.
 *
 * <p>Paths are written with {@code /} and relative to the config's folder, so that nothing derived
 * from them depends on where the folder lies. What a relative path does not find there it finds as
 * if the config lay among those that ship, so that a copy of one of them can lie anywhere; it is
 * noted in {@link #taken}, and is listed under the same path.
 */
public final class Sources {
  private final Path folder;
  private final SortedMap<String, Path> files = new TreeMap<>();
  private final Map<String, String> absolute = new TreeMap<>();
  private final SortedMap<Path, String> taken = new TreeMap<>();
  // Absent if nothing ships.
  private final @Nullable Path shipped;

  /** No file yet; relative paths start at {@code folder}. */
  public Sources(Path folder) {
    this(folder, null);
  }

  /** As {@link #Sources(Path)}, and else in {@code shipped}, the folder of configs that ship. */
  public Sources(Path folder, @Nullable Path shipped) {
    this.folder = folder.toAbsolutePath().normalize();
    this.shipped = shipped == null ? null : shipped.toAbsolutePath().normalize();
  }

  /** The folder in which relative paths start. */
  public Path folder() {
    return folder;
  }

  /** Where {@code text} leads; the file is noted as an input. */
  public Path use(String text) {
    Path path = find(folder, text);
    use(text, path);
    return path;
  }

  /** Where {@code text} leads from {@code start}; there need be nothing. */
  public Path find(Path start, String text) {
    Path path = start.resolve(text).normalize();
    if (shipped == null || Path.of(text).isAbsolute() || Files.exists(path)) {
      return path;
    }
    Path ours = shipped.resolve(text).normalize();
    if (ours.equals(path) || !Files.isRegularFile(ours)) {
      return path;
    }
    taken.put(ours, Path.of(text).normalize().toString().replace('\\', '/'));
    return ours;
  }

  /** Says which files are not where the config says, but with those that ship; empty for none. */
  public List<String> taken(String config) {
    if (taken.isEmpty()) {
      return List.of();
    }
    return List.of(
        "%s: not found in %s, so taken from %s instead: %s"
            .formatted(config, folder, shipped, String.join(", ", taken.values())));
  }

  /** Where a file that was not found at {@code path} can be had; the end of a sentence. */
  String elsewhere(String text, Path path) {
    Path name = Path.of(text).getFileName();
    String near = Nearest.file(path);
    if (!near.isEmpty() || Path.of(text).isAbsolute() || name == null) {
      return near;
    }
    Path working = Path.of(text).toAbsolutePath().normalize();
    if (Files.isRegularFile(working)) {
      return "; for the file in the working directory write '" + working + "'";
    }
    Path ours = shipped == null ? null : shipped.resolveSibling("traces").resolve(name.toString());
    return ours != null && Files.isRegularFile(ours)
        ? "; Faultline ships '" + ours + "'"
        : "; relative paths start in " + folder;
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
    String known = taken.get(path.toAbsolutePath().normalize());
    if (known != null) {
      return known;
    }
    try {
      return folder.relativize(path.toAbsolutePath().normalize()).toString().replace('\\', '/');
    } catch (IllegalArgumentException anotherRoot) {
      return String.valueOf(path.getFileName());
    }
  }
}
