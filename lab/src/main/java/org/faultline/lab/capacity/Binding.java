package org.faultline.lab.capacity;

import java.util.Locale;
import org.faultline.lab.report.Units;

/**
 * What runs short first, told from the first position that does not meet the requirements.
 *
 * @param what RAM, device, commit, CPU or MemoryManager; null where no wait tells it
 * @param sentence how it was decided
 */
record Binding(What what, String sentence) {
  /** From this share of the time on, a server is saturated. */
  private static final double SATURATED = 0.9;

  /** A smaller share of the time awake is no shortage. */
  private static final double NOTABLE = 0.02;

  /** What can run short. */
  enum What {
    RAM("RAM"),
    DEVICE("the pagefile's device"),
    COMMIT("commit"),
    CPU("the CPUs"),
    MANAGER("the MemoryManager");

    private final String label;

    What(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /** Shares of the time that the processes of a group are awake, at one position. */
  private record Waits(double paging, double ready, double commit, double manager) {
    static Waits of(Judgement at, String group) {
      double awake = 1 - share(at, group, "sleeping");
      if (awake <= 0) {
        return new Waits(0, 0, 0, 0);
      }
      return new Waits(
          (share(at, group, "paging") + share(at, group, "page-wait")) / awake,
          share(at, group, "ready") / awake,
          share(at, group, "commit-wait") / awake,
          share(at, group, "manager") / awake);
    }

    private static double share(Judgement at, String group, String name) {
      return at.mean(group + ".time." + name).orElse(0);
    }
  }

  /**
   * Decides.
   *
   * @param good the last position that meets the requirements; null where none does
   * @param bad the first that does not
   */
  static Binding of(Varied varied, String group, Judgement good, Judgement bad) {
    Waits before = good == null ? new Waits(0, 0, 0, 0) : Waits.of(good, group);
    Waits after = Waits.of(bad, group);
    double device = bad.mean("pagefile.utilisation").orElse(0);
    String failure = bad.failure();
    if (failure != null && failure.contains("ERROR_COMMITMENT_LIMIT")) {
      return new Binding(What.COMMIT, "with " + varied.name(bad.position()) + " " + failure);
    }
    What what = most(before, after, device);
    return new Binding(what, sentence(varied, group, good, bad, before, after, device));
  }

  private static What most(Waits before, Waits after, double device) {
    double[] grown = {
      after.paging - before.paging,
      after.ready - before.ready,
      after.commit - before.commit,
      after.manager - before.manager
    };
    double[] now = {after.paging, after.ready, after.commit, after.manager};
    What[] whats = {
      device >= SATURATED ? What.DEVICE : What.RAM, What.CPU, What.COMMIT, What.MANAGER
    };
    What most = null;
    double best = 0;
    for (int i = 0; i < whats.length; i++) {
      if (now[i] >= NOTABLE && grown[i] > best) {
        best = grown[i];
        most = whats[i];
      }
    }
    return most;
  }

  private static String sentence(
      Varied varied,
      String group,
      Judgement good,
      Judgement bad,
      Waits before,
      Waits after,
      double device) {
    String against = good == null ? "" : " (with %s: ".formatted(varied.name(good.position()));
    return String.format(
        Locale.ROOT,
        "with %s the time that %s is awake goes to pages with %s%s, to waiting for a CPU with %s, for"
            + " commit with %s, for the MemoryManager with %s; the pagefile's device is busy %s, the"
            + " CPUs %s, and commit is at %s of its limit",
        varied.name(bad.position()),
        group,
        Units.percent(after.paging),
        good == null ? "" : against + Units.percent(before.paging) + ")",
        pair(good, after.ready, before.ready),
        pair(good, after.commit, before.commit),
        pair(good, after.manager, before.manager),
        pair(good, device, mean(good, "pagefile.utilisation")),
        pair(good, mean(bad, "cpu.utilisation"), mean(good, "cpu.utilisation")),
        pair(good, mean(bad, "commit.share"), mean(good, "commit.share")));
  }

  private static double mean(Judgement at, String measure) {
    return at == null ? 0 : at.mean(measure).orElse(0);
  }

  private static String pair(Judgement good, double after, double before) {
    return good == null
        ? Units.percent(after)
        : Units.percent(after) + " (" + Units.percent(before) + ")";
  }
}
