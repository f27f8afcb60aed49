package org.faultline.lab.results.compare;

import java.util.Collection;
import org.faultline.lab.results.summary.RunSummary;

/** Whether every seed gives the same run: nothing in it is drawn at random. */
public final class Deterministic {
  private Deterministic() {}

  /** Whether a summary says so; those of old do not. */
  public static boolean is(RunSummary summary) {
    return summary.run().deterministic();
  }

  /** Whether all of these runs of one config say so, or are several and all the same. */
  static boolean are(Collection<? extends RunSummary> summaries) {
    return summaries.stream().allMatch(Deterministic::is)
        || summaries.size() > 1
            && summaries.stream().map(Deterministic::digest).distinct().count() == 1;
  }

  private static String digest(RunSummary summary) {
    return summary.manifest().digest();
  }
}
