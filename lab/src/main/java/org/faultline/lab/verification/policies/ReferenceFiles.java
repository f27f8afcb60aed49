package org.faultline.lab.verification.policies;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.output.UserMistake;

/** Reads the rows of a folder: each {@code NAME.json} is a list of rows, or has them as results. */
public final class ReferenceFiles {
  private ReferenceFiles() {}

  /**
   * All rows, by the names of their files.
   *
   * @throws UserMistake where a file is none of rows; the message is a sentence
   */
  public static List<ReferenceRow> read(Path folder, Set<String> policies) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw UserMistake.inUsage("there is no folder " + folder);
    }
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    List<ReferenceRow> rows = new ArrayList<>();
    for (Path file : files) {
      add(rows, file, policies);
    }
    if (rows.isEmpty()) {
      throw UserMistake.inUsage(folder + " has no rows in files NAME.json");
    }
    return rows;
  }

  private static void add(List<ReferenceRow> rows, Path file, Set<String> policies) {
    JsonNode content;
    try {
      content = Json.read(file);
    } catch (IOException e) {
      throw UserMistake.inUsage(
          file
              + " cannot be read as JSON: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
          e);
    }
    JsonNode list = content.isArray() ? content : content.path("results");
    if (!list.isArray()) {
      throw UserMistake.inUsage(file + " is neither a list of rows nor an object with 'results'");
    }
    for (int i = 0; i < list.size(); i++) {
      try {
        rows.add(ReferenceRow.of(list.get(i), policies));
      } catch (IllegalArgumentException e) {
        throw UserMistake.inUsage("%s: row %d %s".formatted(file, i + 1, e.getMessage()), e);
      }
    }
  }
}
