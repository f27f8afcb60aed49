package org.faultline.lab.results.timeline;

import java.util.ArrayList;
import java.util.List;
import org.faultline.actors.plan.MachinePlan;
import org.faultline.lab.results.measure.TimelineColumn;
import org.faultline.lab.results.measure.TimelineSpan;
import org.faultline.memory.server.MemorySample;
import org.faultline.workload.config.WorkloadConfig;

/** Columns that have a sum over the processes of each group. */
final class GroupSums {
  private final List<String> groups;
  // By process less 1.
  private final int[] groupOf;

  private GroupSums(List<String> groups, int[] groupOf) {
    this.groups = groups;
    this.groupOf = groupOf;
  }

  /** Those of a workload. */
  static GroupSums of(WorkloadConfig config) {
    List<String> each =
        MachinePlan.identities(config.processes()).stream()
            .map(process -> process.group().name())
            .toList();
    List<String> groups = each.stream().distinct().toList();
    return new GroupSums(groups, each.stream().mapToInt(groups::indexOf).toArray());
  }

  /** Pages that a process has. */
  interface ProcessPages {
    long of(MemorySample memory, int process);
  }

  /** A column for each group, in bytes; {@code prefix} is what its name comes behind. */
  List<TimelineColumn> pages(String prefix, ProcessPages pages) {
    List<TimelineColumn> columns = new ArrayList<>();
    for (int group = 0; group < groups.size(); group++) {
      int index = group;
      columns.add(
          new TimelineColumn(
              prefix + groups.get(group),
              span -> TimelineSpan.bytes(sum(span.row().memory(), index, pages))));
    }
    return columns;
  }

  private long sum(MemorySample memory, int group, ProcessPages pages) {
    long sum = 0;
    for (int i = 0; i < groupOf.length; i++) {
      sum += groupOf[i] == group ? pages.of(memory, i + 1) : 0;
    }
    return sum;
  }
}
