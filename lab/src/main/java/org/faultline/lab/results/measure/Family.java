package org.faultline.lab.results.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.faultline.lab.results.account.Cause;
import org.faultline.lab.results.account.TimeAccount;

/**
 * Measures that a part of a summary lists by name, whatever their names: counters as rates, and
 * where the time went as shares.
 */
final class Family {
  private static final String NANOS = "Nanos";

  static final List<MeasureKind> COUNTERS =
      List.of(
          rate("references", "references made"),
          rate("page-faults", "page faults of every kind"),
          rate("hard-faults", "faults that needed a read"),
          rate("refaults", "hard faults of pages that were in memory before"),
          rate("thrashing-refaults", "of those: pages that were taken too early"),
          rate("transition-refaults", "of those: pages that left long ago"),
          rate("demand-zero-faults", "faults resolved with a page of zeros"),
          rate("transition-faults", "faults resolved with a page that had not left memory"),
          rate("collided-faults", "faults that joined a read under way"),
          rate("page-reads", "read operations"),
          rate("pages-input", "pages read"),
          rate("page-writes", "write operations"),
          rate("pages-output", "pages written"),
          rate("evictions", "pages that left memory"),
          rate("page-waits", "faults that found no page to take and waited"),
          rate("manager-requests", "requests that the MemoryManager served"),
          rate("COUNTER", "any other counter of the summary"));

  static final List<MeasureKind> TIMES =
      List.of(
          time("computing", "references, computing and system calls"),
          time("switching", "a CPU was being switched to it"),
          time("ready", "it could have run and had no CPU"),
          time("manager", "waiting for the MemoryManager or being served, on a CPU"),
          time("fault-handling", "CPU time of page faults"),
          time("paging", "waiting for reads from the pagefile"),
          time("page-wait", "waiting until a page can be taken"),
          time("commit-wait", "waiting until the pagefile has grown"),
          time("file-io", "waiting for a transfer of a file"),
          time("sleeping", "waiting by its own wish"),
          time("suspended", "kept from running by load control"),
          time("BUCKET", "any other state"));

  static final List<MeasureKind> CAUSES =
      Stream.of(Cause.values())
          .map(
              cause ->
                  new MeasureKind(
                      "takes." + cause.label(),
                      Unit.SHARE,
                      "share of the time awake: what " + cause.takes()))
          .toList();

  private Family() {}

  private static MeasureKind rate(String name, String meaning) {
    return new MeasureKind(name, Unit.PER_SECOND, meaning);
  }

  private static MeasureKind time(String name, String meaning) {
    return new MeasureKind("time." + name, Unit.SHARE, "share of the processes' time: " + meaning);
  }

  /** Adds each rate of {@code rates}. */
  static void rates(JsonNode rates, String prefix, Map<String, Measure> measures) {
    for (Map.Entry<String, JsonNode> rate : rates.properties()) {
      measures.put(
          prefix + hyphened(rate.getKey()),
          new Measure(rate.getValue().asDouble(), Unit.PER_SECOND));
    }
  }

  /** Adds each of {@code times} as a share of their sum; none where that is nothing. */
  static void times(JsonNode times, String prefix, Map<String, Measure> measures) {
    double sum = 0;
    for (JsonNode nanos : times) {
      sum += nanos.asDouble();
    }
    for (Map.Entry<String, JsonNode> time : times.properties()) {
      if (sum > 0) {
        String name = time.getKey().substring(0, time.getKey().length() - NANOS.length());
        measures.put(
            prefix + "time." + hyphened(name),
            new Measure(time.getValue().asDouble() / sum, Unit.SHARE));
      }
    }
  }

  /** Adds what each cause takes of the time awake; none where nobody was awake. */
  static void causes(TimeAccount account, String prefix, Map<String, Measure> measures) {
    if (account.awakeNanos() > 0) {
      for (Cause cause : Cause.values()) {
        measures.put(
            prefix + "takes." + cause.label(), new Measure(account.share(cause), Unit.SHARE));
      }
    }
  }

  /** {@code pageFaults} as {@code page-faults}. */
  static String hyphened(String camel) {
    return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
