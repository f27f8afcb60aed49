package org.faultline.lab.results.timeline;

import java.util.Arrays;
import java.util.List;
import org.faultline.actors.result.TimelineRow;
import org.faultline.lab.results.number.Pages;

/** The working sets of each group in the timeline. */
final class WorkingSetColumns {
  private final List<String> groups;
  private final int[] groupOf;

  /**
   * @param groupOf the group of each process, from process 1 on
   */
  WorkingSetColumns(List<String> groupOf) {
    groups = groupOf.stream().distinct().toList();
    this.groupOf = groupOf.stream().mapToInt(groups::indexOf).toArray();
  }

  /** The titles of the columns. */
  List<String> titles() {
    return groups.stream().map(group -> "working_set_bytes." + group).toList();
  }

  /** Adds the cells of a row. */
  void add(TimelineRow row, List<String> cells) {
    long[] pages = new long[groups.size()];
    int[] resident = row.memory().residentPages();
    for (int i = 0; i < resident.length; i++) {
      pages[groupOf[i]] += resident[i];
    }
    Arrays.stream(pages).forEach(count -> cells.add(Long.toString(Pages.bytes(count))));
  }
}
