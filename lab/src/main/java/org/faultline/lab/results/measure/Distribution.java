package org.faultline.lab.results.measure;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.List;

/** The measures of a distribution of times; there are none where nothing was timed. */
final class Distribution {
  private static final String[][] PARTS = {
    {"mean", "mean"},
    {"p50", "p50"},
    {"p90", "p90"},
    {"p99", "p99"},
    {"p99.9", "p999"},
    {"max", "maximum"}
  };

  private Distribution() {}

  /**
   * Count, mean, percentiles and maximum of the times at {@code pointer}, which is empty for here.
   */
  static List<Definition> of(String name, String pointer, String what) {
    JsonPointer count = JsonPointer.compile(pointer + "/count");
    List<Definition> parts = new ArrayList<>();
    parts.add(
        new Definition(name + ".count", Unit.COUNT, count, count, "how many there are of " + what));
    for (String[] part : PARTS) {
      parts.add(
          new Definition(
              name + "." + part[0],
              Unit.SECONDS,
              JsonPointer.compile(pointer + "/" + part[1] + "Nanos"),
              count,
              part[0] + " of " + what));
    }
    return parts;
  }
}
