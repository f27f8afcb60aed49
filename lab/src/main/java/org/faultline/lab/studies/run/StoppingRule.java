package org.faultline.lab.studies.run;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Objects;
import org.faultline.lab.results.number.Interval;
import org.faultline.lab.studies.design.Replications;

/**
 * Whether a cell has had runs enough. It looks at all replications from the first to a multiple of
 * a batch and never at the order in which they ended, so it decides alike however the runs were
 * made. One run is enough where nothing in it was drawn at random.
 */
final class StoppingRule {
  private final Replications replications;

  private final boolean pilot;

  StoppingRule(Replications replications) {
    this(replications, false);
  }

  private StoppingRule(Replications replications, boolean pilot) {
    this.replications = replications;
    this.pilot = pilot;
  }

  /** A rule that wants one run first, to see whether there is anything to repeat. */
  static StoppingRule withPilot(Replications replications) {
    return new StoppingRule(replications, true);
  }

  /** How many runs follow {@code made}, which are all replications from 1 to their number. */
  int more(Collection<JournalEntry> made) {
    if (!made.isEmpty() && made.stream().allMatch(JournalEntry::deterministic)) {
      return 0;
    }
    if (made.isEmpty() && pilot) {
      return 1;
    }
    if (made.size() < replications.minimum()) {
      return replications.minimum() - made.size();
    }
    boolean enough = made.stream().anyMatch(JournalEntry::failed) || sure(made);
    return enough ? 0 : replications.more(made.size());
  }

  private boolean sure(Collection<JournalEntry> made) {
    return replications.halfWidth() == 0
        || replications.of().stream().allMatch(measure -> sure(measure, made));
  }

  private boolean sure(String measure, Collection<JournalEntry> made) {
    double[] values =
        made.stream()
            .map(entry -> entry.values().get(measure))
            .filter(Objects::nonNull)
            .mapToDouble(BigDecimal::doubleValue)
            .toArray();
    if (values.length < 2) {
      return false;
    }
    Interval interval = Interval.of(values);
    return interval.halfWidth() <= replications.halfWidth() * Math.abs(interval.mean());
  }
}
