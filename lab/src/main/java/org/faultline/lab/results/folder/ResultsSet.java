package org.faultline.lab.results.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.lab.results.summary.SummaryReader;

/**
 * Runs that lie somewhere, by their seeds.
 *
 * @param shown what the user called them
 */
public record ResultsSet(String shown, SortedMap<Long, RunSummary> bySeed) {
  private static final String SUMMARY = "summary.json";

  /**
   * Reads a {@code summary.json}, a folder that has one, or a folder of such folders.
   *
   * @throws IOException where it is none of them; the message is a sentence
   */
  public static ResultsSet read(Path path) throws IOException {
    SortedMap<Long, RunSummary> bySeed = new TreeMap<>();
    for (Path file : files(path)) {
      RunSummary summary = SummaryReader.read(file);
      bySeed.put(summary.manifest().seed(), summary);
    }
    return new ResultsSet(path.toString(), bySeed);
  }

  /**
   * The folders of runs: {@code path} itself, or those in it.
   *
   * @throws IOException where there is none; the message is a sentence
   */
  public static List<Path> folders(Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      throw new IOException(path + " is a file, but must be a folder of results");
    }
    return files(path).stream().map(Path::getParent).toList();
  }

  private static List<Path> files(Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    if (!Files.isDirectory(path)) {
      throw new NoSuchFileException(path + ": there is no such file or folder of results");
    }
    if (Files.isRegularFile(path.resolve(SUMMARY))) {
      return List.of(path.resolve(SUMMARY));
    }
    try (Stream<Path> inside = Files.list(path)) {
      List<Path> found =
          inside.map(run -> run.resolve(SUMMARY)).filter(Files::isRegularFile).sorted().toList();
      if (found.isEmpty()) {
        throw new IOException(
            path + " holds no results: neither it nor a folder in it has a " + SUMMARY);
      }
      return found;
    }
  }
}
