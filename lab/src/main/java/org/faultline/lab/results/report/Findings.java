package org.faultline.lab.results.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Says in words what a summary makes evident. Sentences that tell of time tell of the measured
 * window.
 */
public final class Findings {
  private static final int MOST_FAILURES = 4;

  private static final int MOST_SLOWDOWNS = 4;

  /** From this part of the CPU time of the window on, thrashing is worth a word. */
  private static final double NOTABLE_LOSS = 0.2;

  private Findings() {}

  /** Sentences, the most important first. */
  public static List<String> of(JsonNode summary) {
    List<String> findings = new ArrayList<>();
    failures(summary, findings);
    device(summary.path("machine").path("pagefile").path("device"), findings);
    thrashing(summary, findings);
    findings.addAll(ShortageSentences.of(summary));
    findings.addAll(ArrivalSentences.of(summary.path("groups")));
    slowdowns(summary.path("groups"), findings);
    window(summary, findings);
    return findings;
  }

  private static void failures(JsonNode summary, List<String> findings) {
    int groups = 0;
    for (JsonNode group : summary.path("groups")) {
      long failed = group.path("failed").asLong();
      if (failed > 0 && groups++ < MOST_FAILURES) {
        findings.add(
            String.format(
                Locale.ROOT,
                "%,d of %,d %s failed: %s",
                failed,
                group.path("count").asLong(),
                group.path("name").asText(),
                group.path("firstFailure").asText().lines().findFirst().orElse("")));
      }
    }
    if (groups > MOST_FAILURES) {
      findings.add("%d more groups have processes that failed".formatted(groups - MOST_FAILURES));
    }
  }

  private static void device(JsonNode device, List<String> findings) {
    long reads = device.path("failedReads").asLong();
    long writes = device.path("failedWrites").asLong();
    if (reads + writes > 0) {
      findings.add(
          String.format(
              Locale.ROOT,
              "The pagefile's device failed in %,d of %,d reads and %,d of %,d writes; first: %s",
              reads,
              device.path("reads").asLong(),
              writes,
              device.path("writes").asLong(),
              device.path("firstFailure").asText()));
    }
  }

  /** A machine that thrashed before the window, and not in it, does not thrash. */
  private static void thrashing(JsonNode summary, List<String> findings) {
    JsonNode thrashing = summary.path("machine").path("thrashing");
    double lost = thrashing.path("full").asDouble();
    if (!thrashing.has("sinceNanos") || lost < NOTABLE_LOSS) {
      return;
    }
    double since = thrashing.path("sinceNanos").asDouble();
    boolean within = since > summary.at("/run/windowStartNanos").asDouble();
    findings.add(
        "Thrashing%s: pages come back that were taken too early, and %s of the CPU time of the window was lost to it"
            .formatted(within ? " since " + Units.duration(since) : "", Units.percent(lost)));
  }

  private static void slowdowns(JsonNode groups, List<String> findings) {
    List<String> slower = new ArrayList<>();
    for (JsonNode group : groups) {
      if (group.has("slowdown") && slower.size() < MOST_SLOWDOWNS) {
        slower.add(
            String.format(
                Locale.ROOT,
                "%s %.2f times (%s)",
                group.path("name").asText(),
                group.path("slowdown").asDouble(),
                group.path("slowdownBy").asText()));
      }
    }
    if (!slower.isEmpty()) {
      findings.add("Slower than alone: " + String.join(", ", slower));
    }
  }

  private static void window(JsonNode summary, List<String> findings) {
    JsonNode run = summary.path("run");
    if (run.path("interrupted").asBoolean()) {
      findings.add(
          run.path("warmedUp").asBoolean()
              ? "Interrupted: rates are over what had been measured until then"
              : "Interrupted within the warm-up: rates are over what had passed of it");
    }
  }
}
