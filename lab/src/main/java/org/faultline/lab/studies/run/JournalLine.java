package org.faultline.lab.studies.run;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.lab.studies.cell.CellFailure;
import org.jspecify.annotations.Nullable;

/**
 * A {@link JournalEntry} as the journal has it.
 *
 * @param failure absent where the run came to its end
 * @param reason absent where the run came to its end
 * @param measures absent where the run failed
 * @param deterministic true, or absent
 * @param failedProcesses absent where none failed
 */
record JournalLine(
    int cell,
    int replication,
    long seed,
    @Nullable String failure,
    @Nullable String reason,
    @Nullable SortedMap<String, BigDecimal> measures,
    @Nullable Boolean deterministic,
    @Nullable String failedProcesses) {

  static JournalLine of(JournalEntry entry) {
    CellFailure.Kind failure = entry.failure();
    return new JournalLine(
        entry.cell(),
        entry.replication(),
        entry.seed(),
        failure == null ? null : failure.name().toLowerCase(Locale.ROOT),
        entry.reason(),
        failure == null ? entry.values() : null,
        entry.deterministic() ? true : null,
        entry.failedProcesses());
  }

  JournalEntry entry() {
    return new JournalEntry(
        cell,
        replication,
        seed,
        measures == null ? new TreeMap<>() : measures,
        failure == null ? null : CellFailure.Kind.valueOf(failure.toUpperCase(Locale.ROOT)),
        reason,
        Boolean.TRUE.equals(deterministic),
        failedProcesses);
  }
}
