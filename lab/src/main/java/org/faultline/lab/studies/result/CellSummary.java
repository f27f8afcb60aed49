package org.faultline.lab.studies.result;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.lab.studies.design.Cell;
import org.faultline.lab.studies.run.JournalEntry;

/**
 * What came of one cell.
 *
 * @param entries its runs, by replication
 * @param samples by measure; none where a run failed
 */
record CellSummary(
    Cell cell, List<JournalEntry> entries, SortedMap<String, MeasureSample> samples) {

  static CellSummary of(Cell cell, List<JournalEntry> entries) {
    Map<String, SortedMap<Integer, Double>> values = new TreeMap<>();
    if (entries.stream().noneMatch(JournalEntry::failed)) {
      for (JournalEntry entry : entries) {
        entry
            .values()
            .forEach(
                (measure, value) ->
                    values
                        .computeIfAbsent(measure, m -> new TreeMap<>())
                        .put(entry.replication(), value.doubleValue()));
      }
    }
    SortedMap<String, MeasureSample> samples = new TreeMap<>();
    boolean exact = deterministic(entries);
    values.forEach(
        (measure, byReplication) -> samples.put(measure, new MeasureSample(byReplication, exact)));
    return new CellSummary(cell, entries, samples);
  }

  private static boolean deterministic(List<JournalEntry> entries) {
    return !entries.isEmpty() && entries.stream().allMatch(JournalEntry::deterministic);
  }

  /** Whether nothing in its runs was drawn at random. */
  boolean deterministic() {
    return deterministic(entries);
  }

  /** Which processes failed and why, of each run in which some did. */
  List<String> failedProcesses() {
    return entries.stream().map(JournalEntry::failedProcesses).filter(Objects::nonNull).toList();
  }

  /** The first run that failed. */
  Optional<JournalEntry> failure() {
    return entries.stream().filter(JournalEntry::failed).findFirst();
  }

  /** The values of a measure that it has. */
  MeasureSample known(String measure) {
    return sample(measure).orElseThrow();
  }

  /** The values of a measure; empty where it has none. */
  Optional<MeasureSample> sample(String measure) {
    return Optional.ofNullable(samples.get(measure));
  }
}
