package org.faultline.lab.results.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import org.faultline.lab.results.output.OutputFiles;
import org.faultline.workload.text.Encoding;

/** JSON whose bytes depend on its content alone: keys as they were put, numbers in plain digits. */
public final class Json {
  private static final JsonNodeFactory NODES = new JsonNodeFactory(true);

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .nodeFactory(NODES)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /** More digits than a decimal number in a config keeps; all that a double surely keeps. */
  private static final MathContext DIGITS = new MathContext(15);

  private Json() {}

  /** An object without a key. */
  public static ObjectNode object() {
    return NODES.objectNode();
  }

  /** The lines of {@code node}, indented by two spaces, with a line feed at the end. */
  public static String text(JsonNode node) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(separators)
            .withObjectIndenter(indenter)
            .withArrayIndenter(indenter);
    try {
      return MAPPER.writer(printer).writeValueAsString(node) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code node} in one line, without a line feed. */
  public static String line(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What {@code text} says.
   *
   * @throws IOException where it is no JSON
   */
  public static JsonNode parse(String text) throws IOException {
    return MAPPER.readTree(text);
  }

  /** Writes {@link #text}. */
  public static void write(Path file, JsonNode node) {
    try {
      OutputFiles.write(file, text(node));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a file.
   *
   * @throws IOException where there is none or it is no JSON
   */
  public static JsonNode read(Path file) throws IOException {
    return MAPPER.readTree(Encoding.withoutMark(Files.readString(file)));
  }

  /** An object as nested maps. */
  public static Map<String, Object> map(JsonNode object) {
    return MAPPER.convertValue(object, new TypeReference<Map<String, Object>>() {});
  }

  /** Maps, lists, texts, numbers and truth values as JSON. */
  public static JsonNode of(Object value) {
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = object();
      map.forEach((key, child) -> object.set(String.valueOf(key), of(child)));
      return object;
    }
    if (value instanceof Collection<?> items) {
      var array = NODES.arrayNode();
      items.forEach(item -> array.add(of(item)));
      return array;
    }
    if (value instanceof Double number) {
      BigDecimal decimal = new BigDecimal(number).round(DIGITS).stripTrailingZeros();
      return NODES.numberNode(decimal.scale() < 0 ? decimal.setScale(0) : decimal);
    }
    return MAPPER.valueToTree(value);
  }
}
