package org.faultline.lab.verification.win32;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.lab.results.output.UserMistake;

/** Reads conformance files, strictly. */
public final class VectorReader {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private VectorReader() {}

  /**
   * The files of a folder whose names end in {@code .json}, by name.
   *
   * @throws UserMistake if there is none, or one of them cannot be used
   */
  public static List<ConformanceFile> folder(Path folder) {
    List<Path> files;
    try (Stream<Path> entries = Files.list(folder)) {
      files = entries.filter(file -> String.valueOf(file.getFileName()).endsWith(".json")).toList();
    } catch (NotDirectoryException e) {
      throw UserMistake.inUsage(folder + ": is not a folder");
    } catch (NoSuchFileException e) {
      throw UserMistake.inUsage(folder + ": there is no such folder");
    } catch (IOException e) {
      throw UserMistake.inUsage(folder + ": cannot be read: " + e.getMessage());
    }
    if (files.isEmpty()) {
      throw UserMistake.inUsage(folder + ": has no file whose name ends in .json");
    }
    return files.stream().sorted().map(VectorReader::file).toList();
  }

  private static ConformanceFile file(Path file) {
    try {
      return read(String.valueOf(file.getFileName()), Files.readAllBytes(file));
    } catch (IOException e) {
      throw UserMistake.inUsage(file + ": cannot be read: " + e.getMessage());
    }
  }

  /**
   * One file.
   *
   * @param name what complaints and results call it
   */
  static ConformanceFile read(String name, byte[] content) {
    VectorFields root = new VectorFields(parse(name, content), name);
    ConformanceFormat format = format(root);
    String theme = root.text("theme");
    List<ConformanceCase> cases = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode node : root.list("cases")) {
      ConformanceCase next = new CaseReader(name, format).read(node, cases.size() + 1);
      if (!names.add(next.name())) {
        throw root.wrong("has two cases named '" + next.name() + "'");
      }
      cases.add(next);
    }
    root.noOthers();
    if (cases.isEmpty()) {
      throw root.wrong("has no cases");
    }
    return new ConformanceFile(name, format, theme, List.copyOf(cases));
  }

  private static JsonNode parse(String name, byte[] content) {
    try {
      return JSON.readTree(content);
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null ? name : name + ", line " + e.getLocation().getLineNr();
      throw UserMistake.inUsage(where + ": is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw UserMistake.inUsage(name + ": cannot be read: " + e.getMessage());
    }
  }

  private static ConformanceFormat format(VectorFields root) {
    String format = root.text("format");
    return ConformanceFormat.of(format)
        .orElseThrow(
            () ->
                root.wrong(
                    "has the format '%s', but only %s and %s can be read"
                        .formatted(format, ConformanceFormat.V1, ConformanceFormat.V2)));
  }
}
