package org.faultline.lab.results.json;

import com.fasterxml.jackson.annotation.JsonInclude;
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

/**
 * JSON whose bytes depend on its content alone: keys in the order of a record's components or as
 * they were put, numbers in plain digits. A component that is null has no key, and in a file that
 * is read only a component that may be null may be missing; a key that no component has is passed
 * over.
 */
public final class Json {
  private static final JsonNodeFactory NODES = new JsonNodeFactory(true);

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .nodeFactory(NODES)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  /** More digits than a decimal number in a config keeps; all that a double surely keeps. */
  private static final MathContext DIGITS = new MathContext(15);

  private Json() {}

  /** An object without a key. */
  public static ObjectNode object() {
    return NODES.objectNode();
  }

  /**
   * The lines of {@code value}, a record or a tree, indented by two spaces, with a line feed at the
   * end.
   */
  public static String text(Object value) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(separators)
            .withObjectIndenter(indenter)
            .withArrayIndenter(indenter);
    try {
      return MAPPER.writer(printer).writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code value}, a record or a tree, in one line, without a line feed. */
  public static String line(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
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
  public static void write(Path file, Object value) {
    try {
      OutputFiles.write(file, text(value));
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

  /**
   * Reads a file as a record.
   *
   * @throws IOException where there is none, it is no JSON, or it lacks what the record needs
   */
  public static <T> T read(Path file, Class<T> type) throws IOException {
    return bind(read(file), type);
  }

  /**
   * A tree as a record.
   *
   * @throws IOException where it lacks what the record needs
   */
  public static <T> T bind(JsonNode tree, Class<T> type) throws IOException {
    return MAPPER.treeToValue(tree, type);
  }

  /** A record as a tree. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
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
