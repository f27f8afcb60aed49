package org.faultline.lab.verification.win32;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.workload.binding.Nearest;

/** The fields of one JSON object, read strictly; mistakes say where the object is. */
final class VectorFields {
  private final JsonNode node;
  private final String where;
  private final Set<String> known = new TreeSet<>();

  /**
   * @param where the file, and where it is known the case and the step
   */
  VectorFields(JsonNode node, String where) {
    this.node = node;
    this.where = where;
    if (node == null || !node.isObject()) {
      throw wrong("must be a JSON object");
    }
  }

  String where() {
    return where;
  }

  boolean has(String key) {
    known.add(key);
    return node.has(key);
  }

  /** The field, which must be there. */
  JsonNode node(String key) {
    known.add(key);
    JsonNode field = node.get(key);
    if (field == null) {
      throw wrong("'" + key + "' is missing");
    }
    return field;
  }

  /** The text of a field; a number counts as its digits. */
  String text(String key) {
    JsonNode field = node(key);
    if (!field.isTextual() && !field.isIntegralNumber()) {
      throw wrong("'" + key + "' must be a string");
    }
    return field.asText();
  }

  /** The text of a field, as {@code reader} reads it; its complaints get the field's name. */
  <T> T read(String key, Function<String, T> reader) {
    return read(key, text(key), reader);
  }

  private <T> T read(String key, String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw wrong("'" + key + "' " + e.getMessage());
    }
  }

  long number(String key) {
    return read(key, Numeral::parse);
  }

  /** A truth value; {@code absent} where the field is not there. */
  boolean truth(String key, boolean absent) {
    if (!has(key)) {
      return absent;
    }
    if (!node(key).isBoolean()) {
      throw wrong("'" + key + "' must be true or false");
    }
    return node(key).booleanValue();
  }

  /** Whether the field, which must be there, is null. */
  boolean isNull(String key) {
    return node(key).isNull();
  }

  /** An address; null is NULL. */
  Address address(String key, Set<String> bound) {
    return isNull(key) ? Address.NULL : read(key, text -> Address.parse(text, bound));
  }

  /** The elements of an object by their names. */
  Map<String, JsonNode> elements(String key) {
    JsonNode field = node(key);
    if (!field.isObject()) {
      throw wrong("'" + key + "' must be a JSON object");
    }
    Map<String, JsonNode> elements = new LinkedHashMap<>();
    field.properties().forEach(one -> elements.put(one.getKey(), one.getValue()));
    return elements;
  }

  /** The elements of a list. */
  List<JsonNode> list(String key) {
    JsonNode field = node(key);
    if (!field.isArray()) {
      throw wrong("'" + key + "' must be a list");
    }
    List<JsonNode> items = new ArrayList<>();
    field.forEach(items::add);
    return items;
  }

  /** The texts of a list, each as {@code reader} reads it. */
  <T> List<T> list(String key, Function<String, T> reader) {
    return list(key).stream()
        .map(
            item -> {
              if (!item.isTextual()) {
                throw wrong("'" + key + "' must be a list of strings");
              }
              return read(key, item.textValue(), reader);
            })
        .toList();
  }

  /** All bits of a list of constants, or of a string that joins them. */
  int flags(String key, Flags constants) {
    return node(key).isArray()
        ? list(key, constants::one).stream().reduce(0, (a, b) -> a | b)
        : read(key, constants::joined);
  }

  /** Complains of the first field that nobody has asked for. */
  void noOthers() {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw wrong("unknown key '" + name + "'" + Nearest.hint(name, known));
      }
    }
  }

  UserMistake wrong(String what) {
    return UserMistake.inUsage(where + ": " + what);
  }
}
