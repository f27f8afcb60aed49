package org.faultline.lab.studies.run;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.lab.studies.cell.CellFailure;

/**
 * A {@link JournalEntry} as the journal has it.
 *
 * @param failure null where the run came to its end
 * @param reason null where the run came to its end
 * @param measures null where the run failed
 * @param deterministic true, or null for false
 * @param failedProcesses null where none failed
 */
record JournalLine(
    int cell,
    int replication,
    long seed,
    String failure,
    String reason,
    SortedMap<String, BigDecimal> measures,
    Boolean deterministic,
    String failedProcesses) {

  static JournalLine of(JournalEntry entry) {
    return new JournalLine(
        entry.cell(),
        entry.replication(),
        entry.seed(),
        entry.failed() ? entry.failure().name().toLowerCase(Locale.ROOT) : null,
        entry.reason(),
        entry.failed() ? null : entry.values(),
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
