package org.faultline.lab.results.output;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder that appears whole or not at all: its files are written to a hidden folder beside it,
 * which is moved to its name at the end.
 */
public final class ResultsFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ResultsFolder.class);

  /** Files of which one shows that a folder holds results. */
  private static final List<String> MARKS = List.of("summary.json", "seeds.json", "capacity.json");

  private static final int MOST_PARTIALS = 64;

  private final Path parent;
  private final Path target;
  private final Path partial;

  private ResultsFolder(Path parent, Path target, Path partial) {
    this.parent = parent;
    this.target = target;
    this.partial = partial;
  }

  /**
   * Begins to write results.
   *
   * @param force whether results that are there may be replaced; anything else never is
   * @throws UserMistake where it cannot be written
   */
  public static ResultsFolder begin(Path target, boolean force) {
    try {
      return open(target, force);
    } catch (IOException e) {
      throw new UserMistake(e);
    }
  }

  private static ResultsFolder open(Path target, boolean force) throws IOException {
    Path absolute = target.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    if (parent == null) {
      throw new IOException(target + " cannot hold results");
    }
    check(target, absolute, force);
    try {
      OutputFiles.createFolders(parent);
      return new ResultsFolder(
          parent, absolute, fresh(parent, "." + absolute.getFileName() + ".partial"));
    } catch (FileAlreadyExistsException e) {
      throw new IOException(e.getFile() + " is in the way of the results: it is not a folder", e);
    } catch (IOException e) {
      throw new IOException(parent + " cannot be written to: " + e.getMessage(), e);
    }
  }

  private static void check(Path shown, Path target, boolean force) throws IOException {
    if (!Files.exists(target)) {
      return;
    }
    if (!Files.isDirectory(target)) {
      throw new IOException(shown + " already exists and is not a folder; give another with --out");
    }
    if (isEmpty(target)) {
      return;
    }
    boolean results = MARKS.stream().anyMatch(mark -> Files.exists(target.resolve(mark)));
    if (!results) {
      throw new IOException(
          shown + " is not empty and holds no results of Faultline; give another with --out");
    }
    if (!force) {
      throw new IOException(
          shown + " already holds results; --force replaces them, --out writes elsewhere");
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static Path fresh(Path parent, String name) throws IOException {
    for (int i = 1; i <= MOST_PARTIALS; i++) {
      try {
        return OutputFiles.createFolder(parent.resolve(name + "-" + i));
      } catch (FileAlreadyExistsException used) {
        continue;
      }
    }
    throw new IOException(
        "%d folders %s-* are left over: remove them".formatted(MOST_PARTIALS, name));
  }

  /** Where to write the files of the results. */
  public Path folder() {
    return partial;
  }

  /** Where the results will lie, absolute. */
  public Path target() {
    return target;
  }

  /** Moves what was written to its name; results that were there are removed after that. */
  public void publish() throws IOException {
    Path old = null;
    if (Files.exists(target)) {
      old = fresh(parent, "." + target.getFileName() + ".old");
      OutputFiles.move(target, old.resolve("replaced"));
    }
    OutputFiles.move(partial, target);
    if (old != null) {
      remove(old);
    }
  }

  /** Removes what was not published. */
  @Override
  public void close() throws IOException {
    if (Files.exists(partial)) {
      remove(partial);
    }
  }

  private static void remove(Path folder) throws IOException {
    OutputFiles.deleteTree(folder);
    LOG.info("removed {}", folder);
  }
}
