package org.faultline.lab.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in words what a summary makes evident. */
public final class Findings {
  /** From this share of the time that processes are awake on, a wait is worth a word. */
  private static final double NOTABLE_WAIT = 0.2;

  /** From this utilisation on, a server is called saturated. */
  private static final double SATURATED = 0.9;

  private static final int MOST_FAILURES = 4;

  private static final int MOST_SLOWDOWNS = 4;

  private Findings() {}

  /** Sentences, the most important first; empty where nothing stands out. */
  public static List<String> of(JsonNode summary) {
    List<String> findings = new ArrayList<>();
    failures(summary, findings);
    device(summary.path("machine").path("pagefile").path("device"), findings);
    thrashing(summary.path("machine").path("thrashing"), findings);
    shortage(summary.path("machine"), findings);
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

  private static void thrashing(JsonNode thrashing, List<String> findings) {
    if (thrashing.has("sinceNanos")) {
      findings.add(
          "Thrashing since %s: pages come back that were taken too early, and %s of the CPU time of the window was lost to it"
              .formatted(
                  Units.duration(thrashing.path("sinceNanos").asDouble()),
                  Units.percent(thrashing.path("full").asDouble())));
    }
  }

  private static void shortage(JsonNode machine, List<String> findings) {
    double paging = machine.path("waitsForPaging").asDouble();
    double ready = machine.path("waitsForCpu").asDouble();
    double pagefile =
        DeviceSection.window(machine.at("/pagefile/device")).path("utilisation").asDouble();
    double manager = machine.path("memoryManager").path("utilisation").asDouble();
    boolean memory = paging >= NOTABLE_WAIT;
    boolean cpu = ready >= NOTABLE_WAIT;
    String waits = "%s of the time awake is waited for pages".formatted(Units.percent(paging));
    String queues = "%s for a CPU".formatted(Units.percent(ready));
    if (memory && cpu) {
      findings.add("Short of memory and of CPU: %s, %s".formatted(waits, queues));
    } else if (memory) {
      findings.add("Short of memory, not of CPU: %s, %s".formatted(waits, queues));
    } else if (cpu) {
      findings.add("Short of CPU, not of memory: %s, %s".formatted(waits, queues));
    }
    double commit = machine.path("waitsForCommit").asDouble();
    if (commit >= NOTABLE_WAIT) {
      findings.add(
          "Short of commit: %s of the time awake is waited for the pagefile to grow"
              .formatted(Units.percent(commit)));
    }
    if (pagefile >= SATURATED) {
      findings.add(
          "The pagefile's device is saturated: busy %s of the time"
              .formatted(Units.percent(pagefile)));
    }
    if (manager >= SATURATED) {
      findings.add(
          "The MemoryManager is saturated: busy %s of the time".formatted(Units.percent(manager)));
    }
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
    if (summary.path("machine").path("window").path("evictions").asLong() == 0) {
      findings.add("No page was evicted in the measured window: memory was never short in it");
    }
  }
}
