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
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.faultline.actors.result.TimelineRow;
import org.faultline.lab.results.measure.MeasureDefinition;
import org.faultline.lab.results.measure.MeasureRegistry;
import org.faultline.lab.results.measure.Part;
import org.faultline.lab.results.measure.TimelineColumn;
import org.faultline.lab.results.measure.TimelineSpan;
import org.faultline.memory.server.MemorySample;
import org.faultline.memory.windows.WindowsSample;
import org.faultline.workload.config.WorkloadConfig;

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

  /** All columns of runs of this workload. */
  static List<TimelineColumn> of(MeasureRegistry measures, WorkloadConfig config) {
    GroupSums groups = GroupSums.of(config);
    TimelineColumns all = new TimelineColumns(measures);
    all.column("time_s", span -> seconds(span.row().atNanos()));
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
    all.count("alive", TimelineRow.Processes::alive);
    all.count("ready", TimelineRow.Processes::ready);
    all.count("paging", TimelineRow.Processes::paging);
    all.count("page_waiting", TimelineRow.Processes::waitingForPage);
    if (config.paging().isWindows()) {
      all.columns.addAll(ListColumns.ALL);
    }
    all.pressure();
    all.measure(PROCESSES, "thrashing-refaults");
    all.measure(PROCESSES, "transition-refaults");
    all.measure(DEVICES, "utilisation");
    all.measure(DEVICES, "queue");
    all.measure(MANAGER, "utilisation");
    all.measure(MANAGER, "queue");
    all.columns.addAll(groups.pages("working_set_bytes.", TimelineColumns::workingSet));
    if (config.hasSections()) {
      all.columns.addAll(SharingColumns.of(groups));
    }
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

  private void count(String title, ToIntFunction<TimelineRow.Processes> count) {
    column(title, span -> Integer.toString(count.applyAsInt(span.row().processes())));
  }

  private void memory() {
    pages("active_bytes", TimelineColumns::active);
    pages("page_table_bytes", sample -> sample.frames().tables());
    pages("free_bytes", sample -> sample.frames().free());
    pages("locked_bytes", sample -> sample.frames().locked());
    pages("committed_bytes", sample -> sample.commit().chargePages());
    pages("commit_limit_bytes", sample -> sample.commit().limitPages());
    pages("pagefile_used_bytes", sample -> sample.commit().pagefileUsedSlots());
    pages("pagefile_size_bytes", sample -> sample.commit().pagefileSizeSlots());
  }

  /** Each frame once, whoever holds it. */
  private static long active(MemorySample memory) {
    WindowsSample lists = WindowsSample.of(memory);
    return lists == null
        ? Arrays.stream(memory.processes().residentPages()).asLongStream().sum()
        : lists.counts().active();
  }

  private static long workingSet(MemorySample memory, int process) {
    return memory.processes().residentPages()[process - 1];
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
}
