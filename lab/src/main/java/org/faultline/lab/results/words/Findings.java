package org.faultline.lab.results.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.faultline.lab.results.summary.Absent;
import org.faultline.lab.results.summary.DeviceSummary;
import org.faultline.lab.results.summary.GroupSummary;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.lab.results.summary.RunWindow;
import org.faultline.lab.results.summary.ThrashingSummary;
import org.faultline.lab.results.text.Units;

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
  public static List<String> of(RunSummary summary) {
    List<String> findings = new ArrayList<>();
    failures(summary, findings);
    device(summary.machine().pagefile().device(), findings);
    thrashing(summary, findings);
    findings.addAll(ShortageSentences.of(summary));
    findings.addAll(ArrivalSentences.of(summary.groups()));
    slowdowns(summary.groups(), findings);
    window(summary.run(), findings);
    return findings;
  }

  private static void failures(RunSummary summary, List<String> findings) {
    int groups = 0;
    for (GroupSummary group : summary.groups()) {
      if (group.failed() > 0 && groups++ < MOST_FAILURES) {
        findings.add(
            String.format(
                Locale.ROOT,
                "%,d of %,d %s failed: %s",
                group.failed(),
                group.count(),
                group.name(),
                Absent.text(group.firstFailure()).lines().findFirst().orElse("")));
      }
    }
    if (groups > MOST_FAILURES) {
      findings.add("%d more groups have processes that failed".formatted(groups - MOST_FAILURES));
    }
  }

  private static void device(DeviceSummary device, List<String> findings) {
    if (device.failedReads() + device.failedWrites() > 0) {
      findings.add(
          String.format(
              Locale.ROOT,
              "The pagefile's device failed in %,d of %,d reads and %,d of %,d writes; first: %s",
              device.failedReads(),
              device.reads(),
              device.failedWrites(),
              device.writes(),
              Absent.text(device.firstFailure())));
    }
  }

  /** A machine that thrashed before the window, and not in it, does not thrash. */
  private static void thrashing(RunSummary summary, List<String> findings) {
    ThrashingSummary thrashing = summary.machine().thrashing();
    if (thrashing == null || thrashing.sinceNanos() == null) {
      return;
    }
    double lost = thrashing.full().doubleValue();
    long since = thrashing.sinceNanos();
    if (lost >= NOTABLE_LOSS) {
      boolean within = since > summary.run().windowStartNanos();
      findings.add(
          "Thrashing%s: pages that were taken too early are needed again, which cost %s of the window's CPU time"
              .formatted(
                  within ? " since " + Units.duration((double) since) : "", Units.percent(lost)));
    }
  }

  private static void slowdowns(List<GroupSummary> groups, List<String> findings) {
    List<String> slower = new ArrayList<>();
    for (GroupSummary group : groups) {
      if (group.slowdown() != null && slower.size() < MOST_SLOWDOWNS) {
        slower.add(
            String.format(
                Locale.ROOT,
                "%s %.2f times (%s)",
                group.name(),
                group.slowdown().doubleValue(),
                group.slowdownBy()));
      }
    }
    if (!slower.isEmpty()) {
      findings.add("Slower than alone: " + String.join(", ", slower));
    }
  }

  private static void window(RunWindow run, List<String> findings) {
    if (run.interrupted()) {
      findings.add(
          run.warmedUp()
              ? "Interrupted: rates cover only what had been measured by then"
              : "Interrupted during the warm-up: rates cover only the part of it that had passed");
    }
  }
}
