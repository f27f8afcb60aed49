package org.faultline.lab.results.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Runs that lie somewhere, by their seeds.
 *
 * @param shown what the user called them
 */
public record ResultsSet(String shown, SortedMap<Long, JsonNode> bySeed) {
  private static final String SUMMARY = "summary.json";

  /**
   * Reads a {@code summary.json}, a folder that has one, or a folder of such folders.
   *
   * @throws IOException where it is none of them; the message is a sentence
   */
  public static ResultsSet read(Path path) throws IOException {
    SortedMap<Long, JsonNode> bySeed = new TreeMap<>();
    for (Path file : files(path)) {
      JsonNode summary = summary(file);
      bySeed.put(summary.path("manifest").path("seed").asLong(), summary);
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

  /**
   * Reads one summary.
   *
   * @throws IOException where it is none; the message is a sentence
   */
  public static JsonNode summary(Path file) throws IOException {
    JsonNode node;
    try {
      node = Json.read(file);
    } catch (JsonProcessingException e) {
      throw new IOException(file + " is not whole: " + e.getOriginalMessage(), e);
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": there is no such file", e);
    }
    String schema = node.path("schema").asText();
    if (!Summary.READ.contains(schema)) {
      throw new IOException(
          "%s has the schema '%s', but must have %s".formatted(file, schema, Summary.SCHEMA));
    }
    return node;
  }
}
