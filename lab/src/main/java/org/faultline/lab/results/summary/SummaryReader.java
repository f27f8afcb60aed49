package org.faultline.lab.results.summary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.faultline.lab.results.json.Json;

/** Reads a {@code summary.json}, whoever wrote it. */
public final class SummaryReader {
  private SummaryReader() {}

  /**
   * Reads one summary.
   *
   * @throws IOException where it is none; the message is a sentence
   */
  public static RunSummary read(Path file) throws IOException {
    try {
      JsonNode tree = Json.read(file);
      String schema = OlderSummaries.schema(tree);
      if (!schema.equals(RunSummary.SCHEMA) && !OlderSummaries.SCHEMAS.contains(schema)) {
        throw new IOException(
            "%s has the schema '%s', but must have %s".formatted(file, schema, RunSummary.SCHEMA));
      }
      return Json.bind(OlderSummaries.lift(tree), RunSummary.class);
    } catch (JsonMappingException e) {
      String at = e.getPath().stream().map(SummaryReader::step).collect(Collectors.joining("."));
      throw new IOException(
          file + " is incomplete: a value is missing or of another type in '" + at + "'", e);
    } catch (JsonProcessingException e) {
      throw new IOException(file + " is incomplete: " + e.getOriginalMessage(), e);
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": there is no such file", e);
    }
  }

  private static String step(JsonMappingException.Reference step) {
    return step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName();
  }
}
