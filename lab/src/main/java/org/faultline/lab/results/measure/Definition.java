package org.faultline.lab.results.measure;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Where a measure stands in a part of a summary. A measure that stands nowhere in it is left out.
 *
 * @param name within the part
 * @param value where its value is; one of nanoseconds ends in {@code Nanos}
 * @param of where it says of how many values it is, and none is left out; null for all others
 */
record Definition(String name, Unit unit, JsonPointer value, JsonPointer of, String meaning) {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final String NANOS = "Nanos";

  static Definition of(String name, Unit unit, String pointer, String meaning) {
    return new Definition(name, unit, JsonPointer.compile(pointer), null, meaning);
  }

  /** Adds what {@code part} says of it to {@code measures}. */
  void read(JsonNode part, String prefix, Map<String, Measure> measures) {
    JsonNode found = part.at(value);
    if (found.isNumber() && (of == null || part.at(of).asLong() > 0)) {
      boolean nanos = unit == Unit.SECONDS && value.toString().endsWith(NANOS);
      double number = nanos ? found.asDouble() / NANOS_PER_SECOND : found.asDouble();
      measures.put(prefix + name, new Measure(number, unit));
    }
  }

  MeasureKind kind(String prefix) {
    return new MeasureKind(prefix + name, unit, meaning);
  }
}
