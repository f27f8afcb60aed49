package org.faultline.lab.verification.policies;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an independent program counted for one policy on one trace. All but the policy, its size and
 * the faults may be unknown.
 *
 * @param trace its name
 * @param string its references where they are written out, in decimal, each with R, W or I before
 *     it or none for a read; else empty
 * @param policy by its name in configs, with its window
 * @param frames of the machine
 * @param size how the row names what was varied: {@code frames 16}, {@code tau 1000}
 * @param counts whole numbers by the name of their key
 * @param means means by the name of their key
 * @param byProcess whole numbers for each process of a mix, by the name of their key
 */
public record ReferenceRow(
    String trace,
    String string,
    String policy,
    long frames,
    String size,
    Map<String, Long> counts,
    Map<String, BigDecimal> means,
    Map<String, SortedMap<Integer, Long>> byProcess) {

  private static final Map<String, String> NAMES =
      Map.of("CLOCK_SET", "clock", "CLOCK_CLEAR", "clock-clear");
  private static final Set<String> COUNTS =
      Set.of("references", "faults", "writebacks", "maxWorkingSet", "maxResident");
  private static final Set<String> MEANS = Set.of("meanWorkingSet", "meanResident");
  private static final Set<String> BY_PROCESS = Set.of("faultsByProcess", "writebacksByOwner");
  private static final Set<String> WINDOWS = Set.of("tau", "interval");

  /**
   * Reads a row.
   *
   * @param installed the names of the policies that there are
   * @throws IllegalArgumentException where it is none; the message goes on after the row's name
   */
  static ReferenceRow of(JsonNode row, Set<String> installed) {
    String trace = text(row, row.has("trace") ? "trace" : "name");
    String policy = name(text(row, "policy"), installed);
    String string = row.path("string").asText("");
    String size = "";
    long frames = 0;
    if (row.has("frames")) {
      frames = whole(row, "frames");
      size = "frames " + frames;
    } else {
      for (String window : WINDOWS) {
        if (row.has(window)) {
          policy += "(" + whole(row, window) + ")";
          size = window + " " + whole(row, window);
        }
      }
      if (size.isEmpty()) {
        throw new IllegalArgumentException("has neither frames nor tau nor interval");
      }
      frames = string.isEmpty() ? whole(row, "distinctPages") : string.split("[ ,]+").length;
    }
    if (!row.has("faults")) {
      throw new IllegalArgumentException("has no faults");
    }
    Map<String, Long> counts = new TreeMap<>();
    Map<String, BigDecimal> means = new TreeMap<>();
    Map<String, SortedMap<Integer, Long>> byProcess = new TreeMap<>();
    row.properties()
        .forEach(
            field -> {
              String key = field.getKey();
              JsonNode value = field.getValue();
              if (COUNTS.contains(key) && !value.isNull()) {
                counts.put(key, whole(row, key));
              } else if (MEANS.contains(key) && value.isNumber()) {
                means.put(key, value.decimalValue());
              } else if (BY_PROCESS.contains(key) && value.isObject()) {
                byProcess.put(key, processes(value));
              }
            });
    return new ReferenceRow(trace, string, policy, frames, size, counts, means, byProcess);
  }

  private static SortedMap<Integer, Long> processes(JsonNode value) {
    SortedMap<Integer, Long> counts = new TreeMap<>();
    value
        .properties()
        .forEach(
            process ->
                counts.put(Integer.valueOf(process.getKey()), process.getValue().longValue()));
    return counts;
  }

  private static String name(String written, Set<String> installed) {
    String name = NAMES.getOrDefault(written, written.toLowerCase(Locale.ROOT).replace('_', '-'));
    if (!installed.contains(name)) {
      throw new IllegalArgumentException(
          "names the policy '" + written + "', which does not exist");
    }
    return name;
  }

  private static String text(JsonNode row, String key) {
    if (!row.path(key).isTextual()) {
      throw new IllegalArgumentException("has no text '" + key + "'");
    }
    return row.path(key).asText();
  }

  private static long whole(JsonNode row, String key) {
    JsonNode value = row.path(key);
    if (!value.isIntegralNumber() || value.longValue() < 0) {
      throw new IllegalArgumentException("has no whole number '" + key + "'");
    }
    return value.longValue();
  }
}
