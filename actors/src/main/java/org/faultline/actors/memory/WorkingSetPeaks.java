package org.faultline.actors.memory;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.memory.frames.ResidentSum;
import org.faultline.workload.config.ProcessGroup;

/**
 * The most that the processes of a group, and all of the machine, had in their working sets at a
 * time.
 */
public final class WorkingSetPeaks {
  private final String[] groupOf;
  private final ResidentSum machine = new ResidentSum();
  private final Map<String, ResidentSum> groups = new TreeMap<>();

  /**
   * @param groups of the processes, from process 1 on
   */
  WorkingSetPeaks(ProcessGroup[] groups) {
    groupOf = new String[groups.length + 1];
    for (int id = 1; id <= groups.length; id++) {
      groupOf[id] = groups[id - 1].name();
      this.groups.computeIfAbsent(groupOf[id], name -> new ResidentSum());
    }
  }

  /** The sums in which the pages of a process count. */
  ResidentSum[] of(int process) {
    return new ResidentSum[] {machine, groups.get(groupOf[process])};
  }

  /** The peaks so far. */
  Report report() {
    SortedMap<String, Long> peaks = new TreeMap<>();
    groups.forEach((name, sum) -> peaks.put(name, sum.peakPages()));
    return new Report(machine.peakPages(), peaks);
  }

  /**
   * Peaks of sums, in pages.
   *
   * @param machinePages of all processes
   * @param groupPages of the processes of each group, by its name
   */
  public record Report(long machinePages, SortedMap<String, Long> groupPages) {}
}
