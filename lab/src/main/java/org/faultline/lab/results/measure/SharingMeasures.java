package org.faultline.lab.results.measure;

import java.util.List;
import java.util.function.ToLongFunction;
import org.faultline.lab.results.summary.MachineSummary;
import org.faultline.lab.results.summary.Processes;
import org.faultline.lab.results.summary.SharingSummary;
import org.faultline.lab.results.summary.WorkSummary;

/** What processes share; a run that never had a section has none of it. */
final class SharingMeasures {
  static final List<MeasureDefinition<Processes>> PROCESSES =
      List.of(
          of(
              "private-working-set",
              "resident bytes that only one process can use",
              WorkSummary.Sharing::privateWorkingSetBytes),
          of(
                  "shareable-working-set",
                  "resident bytes of sections, which others can use too",
                  WorkSummary.Sharing::shareableWorkingSetBytes)
              .inTable("WS Shareable"),
          of(
                  "shared-working-set",
                  "of those: in more than one working set, or in one twice",
                  WorkSummary.Sharing::sharedWorkingSetBytes)
              .inTable("WS Shared"),
          of(
              "shared-commit",
              "bytes committed in sections of the pagefile and mapped: SharedCommitUsage",
              WorkSummary.Sharing::sharedCommitBytes));

  static final List<MeasureDefinition<MachineSummary>> MACHINE =
      List.of(
          machine(
              "commit.sections",
              "what sections have committed, charged to no process",
              SharingSummary::committedBytes),
          machine(
              "memory.shareable",
              "memory for pages of sections of the pagefile, on whatever list",
              SharingSummary::shareableBytes),
          machine(
              "memory.mapped-file",
              "memory for pages of files, on whatever list",
              SharingSummary::mappedFileBytes),
          machine(
              "memory.shared",
              "memory in more than one working set, or in one twice",
              SharingSummary::sharedBytes),
          machine(
              "memory.saved",
              "how much larger working sets are together than the memory that they hold",
              SharingSummary::savedBytes));

  private SharingMeasures() {}

  private static MeasureDefinition<Processes> of(
      String name, String meaning, ToLongFunction<WorkSummary.Sharing> bytes) {
    return MeasureDefinition.of(
        Part.PROCESSES,
        name,
        Unit.BYTES,
        meaning,
        part -> {
          WorkSummary.Sharing sharing = part.work().memory().sharing();
          return sharing == null ? null : bytes.applyAsLong(sharing);
        });
  }

  private static MeasureDefinition<MachineSummary> machine(
      String name, String meaning, ToLongFunction<SharingSummary> bytes) {
    return MeasureDefinition.of(
        Part.MACHINE,
        name,
        Unit.BYTES,
        meaning,
        machine -> machine.sharing() == null ? null : bytes.applyAsLong(machine.sharing()));
  }
}
