package org.faultline.lab.studies.capacity;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.faultline.lab.results.account.Cause;
import org.faultline.lab.results.account.Circumstances;
import org.faultline.lab.results.account.ServerLoad;
import org.faultline.lab.results.account.Shortage;
import org.faultline.lab.results.text.Units;
import org.jspecify.annotations.Nullable;

/**
 * What runs short first, told from the first position that does not meet the requirements: the
 * cause of which the share of the time awake has grown most, and what is short where it does.
 *
 * @param what absent where no cause tells it
 * @param sentence how it was decided
 */
record Bottleneck(@Nullable Shortage what, String sentence) {
  /** A smaller share of the time awake is no shortage. */
  private static final double NOTABLE = 0.02;

  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * Decides.
   *
   * @param good the last position that meets the requirements; absent where none does
   * @param bad the first that does not
   */
  static Bottleneck of(Varied varied, String group, @Nullable Judgement good, Judgement bad) {
    String failure = bad.failure();
    if (failure != null && failure.contains("ERROR_COMMITMENT_LIMIT")) {
      return new Bottleneck(
          Shortage.COMMIT, "with " + varied.name(bad.position()) + ", " + failure);
    }
    Map<Cause, Double> before = shares(good, group);
    Map<Cause, Double> after = shares(bad, group);
    Cause most = most(before, after);
    Shortage what = most == null ? null : Shortage.of(most, circumstances(bad, group));
    return new Bottleneck(what, sentence(varied, group, good, bad, most));
  }

  /** What each cause takes of the time that the group's processes are awake. */
  private static Map<Cause, Double> shares(@Nullable Judgement at, String group) {
    Map<Cause, Double> shares = new EnumMap<>(Cause.class);
    for (Cause cause : Cause.values()) {
      shares.put(cause, mean(at, group + ".takes." + cause.label()));
    }
    return shares;
  }

  /** What has grown most, to a notable share; absent where nothing has. */
  private static @Nullable Cause most(Map<Cause, Double> before, Map<Cause, Double> after) {
    Cause most = null;
    double best = 0;
    for (Cause cause : Cause.values()) {
      double share = after.getOrDefault(cause, 0.0);
      double grown = share - before.getOrDefault(cause, 0.0);
      if (cause != Cause.COMPUTING && share >= NOTABLE && grown > best) {
        best = grown;
        most = cause;
      }
    }
    return most;
  }

  private static Circumstances circumstances(Judgement at, String group) {
    return new Circumstances(
        load(at, "utilisation", "wait.mean", "service.mean").saturated()
            || load(at, "bus-utilisation", "bus-wait.mean", "service.mean").saturated(),
        mean(at, group + ".hard-faults"),
        mean(at, group + ".refaults") + mean(at, group + ".page-table-faults"),
        mean(at, group + ".pages-trimmed"),
        mean(at, group + ".hard-maximum-trims"));
  }

  private static ServerLoad load(Judgement at, String utilisation, String wait, String service) {
    return new ServerLoad(
        mean(at, "pagefile." + utilisation),
        mean(at, "pagefile." + wait) * NANOS_PER_SECOND,
        mean(at, "pagefile." + service) * NANOS_PER_SECOND);
  }

  private static String sentence(
      Varied varied, String group, @Nullable Judgement good, Judgement bad, @Nullable Cause most) {
    String grown =
        most == null
            ? "no wait or cost has grown to a notable share of the waking time of %s"
                .formatted(group)
            : "%s spends %s of its waking time %s%s"
                .formatted(
                    group,
                    Units.percent(mean(bad, measure(group, most))),
                    most.spent(),
                    good == null
                        ? ""
                        : " (with %s: %s)"
                            .formatted(
                                varied.name(good.position()),
                                Units.percent(mean(good, measure(group, most)))));
    return String.format(
        Locale.ROOT,
        "with %s, %s; waiting for a CPU takes %s and waiting for pages %s of it; the places of the"
            + " pagefile's device are %s busy, the CPUs %s, and commit is at %s of its limit",
        varied.name(bad.position()),
        grown,
        pair(good, bad, measure(group, Cause.CPU_WAITS)),
        pair(good, bad, measure(group, Cause.PAGE_READS)),
        pair(good, bad, "pagefile.utilisation"),
        pair(good, bad, "cpu.utilisation"),
        pair(good, bad, "commit.share"));
  }

  private static String measure(String group, Cause cause) {
    return group + ".takes." + cause.label();
  }

  private static double mean(@Nullable Judgement at, String measure) {
    return at == null ? 0 : at.mean(measure).orElse(0);
  }

  private static String pair(@Nullable Judgement good, Judgement bad, String measure) {
    String after = Units.percent(mean(bad, measure));
    return good == null ? after : after + " (" + Units.percent(mean(good, measure)) + ")";
  }
}
