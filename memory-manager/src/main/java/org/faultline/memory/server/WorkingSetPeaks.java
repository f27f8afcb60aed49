package org.faultline.memory.server;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.memory.frames.ResidentSum;

/**
 * The most that the processes of a group, and all of the machine, had in their working sets at a
 * time.
 */
public final class WorkingSetPeaks {
  private final String[] groupOf;
  private final ResidentSum machine = new ResidentSum();
  private final Map<String, ResidentSum> groups = new TreeMap<>();

  /**
   * @param processes from process 1 on
   */
  public WorkingSetPeaks(List<ProcessSettings> processes) {
    groupOf = new String[processes.size() + 1];
    for (int id = 1; id <= processes.size(); id++) {
      groupOf[id] = processes.get(id - 1).group();
      this.groups.computeIfAbsent(groupOf[id], name -> new ResidentSum());
    }
  }

  /** The sums in which the pages of a process count. */
  public ResidentSum[] of(int process) {
    return new ResidentSum[] {machine, groups.get(groupOf[process])};
  }

  /** The peaks so far. */
  public Report report() {
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
