package org.faultline.lab.results.summary;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole of {@code summary.json}: what a run was and what came of it. Rates, shares and
 * distributions are over the measured window, amounts are those at its end, unless a component says
 * otherwise. Lists that are absent from the file are empty.
 *
 * @param schema {@link #SCHEMA}, or an older one that is still read
 * @param manifest what was run; {@link RunManifest#NONE} where a run leaves no file
 * @param groups by name
 * @param processesListed {@code all}, or {@code failed} where there are too many to list
 * @param memoryMaps absent where nobody walked the memory at the end
 * @param measures those that no other key holds, by name; absent where there are none
 */
public record RunSummary(
    String schema,
    RunManifest manifest,
    RunWindow run,
    MachineSummary machine,
    List<GroupSummary> groups,
    String processesListed,
    List<ProcessSummary> processes,
    @Nullable MemoryMapsSummary memoryMaps,
    @Nullable Map<String, BigDecimal> measures,
    List<IdentitySummary> identities) {
  /** The schema; its number changes when a key changes its meaning or goes. */
  public static final String SCHEMA = "faultline-summary/2";

  /** Lists that are absent become empty. */
  public RunSummary {
    groups = Absent.empty(groups);
    processes = Absent.empty(processes);
    identities = Absent.empty(identities);
  }

  /** Whether it was written under an older schema, under which utilisation was another. */
  public boolean older() {
    return !SCHEMA.equals(schema);
  }

  /** The same of other groups and another machine. */
  public RunSummary with(List<GroupSummary> otherGroups, MachineSummary otherMachine) {
    return new RunSummary(
        schema,
        manifest,
        run,
        otherMachine,
        otherGroups,
        processesListed,
        processes,
        memoryMaps,
        measures,
        identities);
  }

  /** The same that keeps these measures. */
  public RunSummary keeping(Map<String, BigDecimal> kept) {
    return new RunSummary(
        schema,
        manifest,
        run,
        machine,
        groups,
        processesListed,
        processes,
        memoryMaps,
        kept.isEmpty() ? null : kept,
        identities);
  }

  /** Whether every process of every group came to its end. */
  public boolean toItsEnd() {
    return !groups.isEmpty() && groups.stream().allMatch(GroupSummary::allEnded);
  }
}
