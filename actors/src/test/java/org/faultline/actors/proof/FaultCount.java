package org.faultline.actors.proof;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one policy does with so many frames on one trace, as counted by a program that is not
 * Faultline.
 *
 * @param trace its name
 * @param string its references where they are written out in the row, else empty
 * @param policy by its name in configs
 * @param faults first touches included
 * @param writebacks dirty pages that left, those at the end not counted; {@link #UNKNOWN}
 * @param faultsOf by the process of a mix that faulted; empty where unknown
 * @param writebacksOf by the process of a mix that owned the page; empty where unknown
 */
record FaultCount(
    String trace,
    String string,
    String policy,
    int frames,
    long faults,
    long writebacks,
    Map<Integer, Long> faultsOf,
    Map<Integer, Long> writebacksOf) {

  /** Not counted. */
  static final long UNKNOWN = -1;

  private static final Map<String, String> POLICIES =
      Map.of(
          "FIFO", "fifo",
          "LRU", "lru",
          "CLOCK_SET", "clock",
          "CLOCK_CLEAR", "clock-clear",
          "OPT", "opt",
          "LFU", "lfu",
          "ARC", "arc",
          "2Q", "2q",
          "SIEVE", "sieve");

  /** The rows of a JSON file for policies of a fixed number of frames. */
  static List<FaultCount> of(Path json) {
    try {
      // The library wants an object; some of the files are arrays.
      String text = Files.readString(json).strip();
      Config file =
          ConfigFactory.parseString(text.startsWith("[") ? "{\"results\":" + text + "}" : text);
      return file.getConfigList("results").stream()
          .filter(row -> POLICIES.containsKey(row.getString("policy")))
          .map(FaultCount::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FaultCount of(Config row) {
    return new FaultCount(
        row.getString(row.hasPath("trace") ? "trace" : "name"),
        row.hasPath("string") ? row.getString("string") : "",
        POLICIES.get(row.getString("policy").toUpperCase(Locale.ROOT)),
        row.getInt("frames"),
        row.getLong("faults"),
        row.hasPath("writebacks") ? row.getLong("writebacks") : UNKNOWN,
        byProcess(row, "faultsByProcess"),
        byProcess(row, "writebacksByOwner"));
  }

  private static Map<Integer, Long> byProcess(Config row, String key) {
    Map<Integer, Long> counts = new TreeMap<>();
    if (row.hasPath(key)) {
      Config object = row.getConfig(key);
      object.root().keySet().forEach(id -> counts.put(Integer.valueOf(id), object.getLong(id)));
    }
    return counts;
  }

  /** The same row with what {@code replay} counted, as far as this row has counts. */
  FaultCount with(Replay.Counts replay) {
    return new FaultCount(
        trace,
        string,
        policy,
        frames,
        replay.faults(),
        writebacks == UNKNOWN ? UNKNOWN : replay.writebacks(),
        faultsOf.isEmpty() ? faultsOf : replay.faultsOf(),
        writebacksOf.isEmpty() ? writebacksOf : replay.writebacksOf());
  }

  @Override
  public String toString() {
    return "%s %s %d frames: %d faults %s, %d write-backs %s"
        .formatted(trace, policy, frames, faults, faultsOf, writebacks, writebacksOf);
  }
}
