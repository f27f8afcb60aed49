package org.faultline.lab.results.timeline;

import static org.faultline.lab.results.measure.Part.DEVICES;
import static org.faultline.lab.results.measure.Part.MACHINE;
import static org.faultline.lab.results.measure.Part.MANAGER;
import static org.faultline.lab.results.measure.Part.PROCESSES;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.faultline.actors.result.TimelineRow;
import org.faultline.lab.results.measure.MeasureDefinition;
import org.faultline.lab.results.measure.MeasureRegistry;
import org.faultline.lab.results.measure.Part;
import org.faultline.lab.results.measure.TimelineColumn;
import org.faultline.lab.results.measure.TimelineSpan;
import org.faultline.memory.server.MemorySample;

/**
 * The columns of a timeline in their order: those of measures, which declare their own, and what
 * only a moment has.
 */
final class TimelineColumns {
  private final MeasureRegistry measures;
  private final List<TimelineColumn> columns = new ArrayList<>();

  private TimelineColumns(MeasureRegistry measures) {
    this.measures = measures;
  }

  /**
   * All columns.
   *
   * @param lists whether memory has page lists
   * @param groupOf the group of each process, from process 1 on
   */
  static List<TimelineColumn> of(MeasureRegistry measures, boolean lists, List<String> groupOf) {
    TimelineColumns all = new TimelineColumns(measures);
    all.column("time_s", span -> seconds(span.row().now()));
    all.measure(PROCESSES, "references");
    all.measure(MACHINE, "cpu.utilisation");
    all.measure(PROCESSES, "page-faults");
    all.measure(PROCESSES, "hard-faults");
    all.measure(PROCESSES, "transition-faults");
    all.measure(PROCESSES, "demand-zero-faults");
    all.measure(PROCESSES, "pages-input");
    all.measure(PROCESSES, "pages-output");
    all.measure(PROCESSES, "evictions");
    all.memory();
    all.count("alive", TimelineRow::alive);
    all.count("ready", TimelineRow::ready);
    all.count("paging", TimelineRow::paging);
    all.count("page_waiting", TimelineRow::pageWaiting);
    if (lists) {
      all.columns.addAll(ListColumns.ALL);
    }
    all.pressure();
    all.measure(PROCESSES, "thrashing-refaults");
    all.measure(PROCESSES, "transition-refaults");
    all.measure(DEVICES, "utilisation");
    all.measure(DEVICES, "queue");
    all.measure(MANAGER, "utilisation");
    all.measure(MANAGER, "queue");
    all.workingSets(groupOf);
    all.others();
    return all.columns;
  }

  private void column(String title, Function<TimelineSpan, String> cell) {
    columns.add(new TimelineColumn(title, cell));
  }

  private <P> void measure(Part<P> part, String name) {
    columns.add(measures.get(part, name).column());
  }

  /** Measures with a column that have no place of their own. */
  private void others() {
    measures.definitions().stream()
        .map(MeasureDefinition::column)
        .filter(column -> column != null && !columns.contains(column))
        .forEach(columns::add);
  }

  private static String seconds(long nanos) {
    return BigDecimal.valueOf(nanos, 9).setScale(6, RoundingMode.HALF_EVEN).toString();
  }

  private void count(String title, ToLongFunction<TimelineRow> count) {
    column(title, span -> Long.toString(count.applyAsLong(span.row())));
  }

  private void memory() {
    pages(
        "active_bytes",
        memory -> Arrays.stream(memory.processes().residentPages()).asLongStream().sum());
    pages("page_table_bytes", sample -> sample.frames().tables());
    pages("free_bytes", sample -> sample.frames().free());
    pages("locked_bytes", sample -> sample.frames().locked());
    pages("committed_bytes", sample -> sample.commit().chargePages());
    pages("commit_limit_bytes", sample -> sample.commit().limitPages());
    pages("pagefile_used_bytes", sample -> sample.commit().pagefileUsedSlots());
    pages("pagefile_size_bytes", sample -> sample.commit().pagefileSizeSlots());
  }

  private void pages(String title, ToLongFunction<MemorySample> pages) {
    column(title, span -> TimelineSpan.bytes(pages.applyAsLong(span.row().memory())));
  }

  private void pressure() {
    for (String figure : PressureAverages.MEASURES) {
      measure(MACHINE, figure);
    }
    columns.addAll(PressureAverages.ALL);
  }

  /** The working sets of each group. */
  private void workingSets(List<String> groupOf) {
    List<String> groups = groupOf.stream().distinct().toList();
    int[] indices = groupOf.stream().mapToInt(groups::indexOf).toArray();
    for (int group = 0; group < groups.size(); group++) {
      int index = group;
      pages("working_set_bytes." + groups.get(group), memory -> workingSet(memory, index, indices));
    }
  }

  private static long workingSet(MemorySample memory, int group, int[] groupOf) {
    int[] resident = memory.processes().residentPages();
    long pages = 0;
    for (int i = 0; i < resident.length; i++) {
      pages += groupOf[i] == group ? resident[i] : 0;
    }
    return pages;
  }
}
