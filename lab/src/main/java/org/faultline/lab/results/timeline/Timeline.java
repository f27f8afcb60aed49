package org.faultline.lab.results.timeline;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.actors.result.TimelineRow;
import org.faultline.lab.results.number.Exact;
import org.faultline.lab.results.number.Pages;
import org.faultline.lab.results.tally.StandbyPriorities;
import org.faultline.memory.server.Counter;
import org.faultline.memory.server.MemorySample;
import org.faultline.memory.windows.FrameCounts;
import org.faultline.memory.windows.WindowsSample;

/**
 * Writes {@code timeline.csv}: one line for each row of the timeline. Rates are over the time since
 * the row before, or since the start.
 */
public final class Timeline implements AutoCloseable {
  private static final List<Counter> RATES =
      List.of(
          Counter.PAGE_FAULTS,
          Counter.HARD_FAULTS,
          Counter.TRANSITION_FAULTS,
          Counter.DEMAND_ZERO_FAULTS,
          Counter.PAGES_INPUT,
          Counter.PAGES_OUTPUT,
          Counter.EVICTIONS);

  private static final List<Counter> REFAULTS =
      List.of(Counter.THRASHING_REFAULTS, Counter.TRANSITION_REFAULTS);

  private static final String[] TITLES = {
    "time_s",
    "references_per_s",
    "cpu_share",
    "page_faults_per_s",
    "hard_faults_per_s",
    "transition_faults_per_s",
    "demand_zero_faults_per_s",
    "pages_input_per_s",
    "pages_output_per_s",
    "evictions_per_s",
    "active_bytes",
    "page_table_bytes",
    "free_bytes",
    "locked_bytes",
    "committed_bytes",
    "commit_limit_bytes",
    "pagefile_used_bytes",
    "pagefile_size_bytes",
    "alive",
    "ready",
    "paging",
    "page_waiting"
  };

  /** What only memory with page lists has. */
  private static final String[] LIST_TITLES = {
    "available_bytes",
    "zeroed_list_bytes",
    "free_list_bytes",
    "standby_bytes",
    "standby_reserve_bytes",
    "standby_normal_bytes",
    "standby_core_bytes",
    "modified_bytes",
    "transition_bytes",
    "system_bytes",
    "resident_available_bytes"
  };

  private final CsvWriter csv;
  private final int cpus;
  private final boolean lists;
  private final PressureColumns pressure = new PressureColumns();
  private final ServerColumns servers;
  private final WorkingSetColumns workingSets;
  private final long[] before = new long[RATES.size()];
  private final long[] refaultsBefore = new long[REFAULTS.size()];
  private long referencesBefore;
  private long busyBefore;
  private long timeBefore;

  /**
   * Creates the file.
   *
   * @param cpus those that busy time is a share of
   * @param places of the pagefile's device
   * @param lists whether memory has page lists
   * @param groupOf the group of each process, from process 1 on
   */
  public Timeline(Path file, int cpus, int places, boolean lists, List<String> groupOf)
      throws IOException {
    csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file);
    servers = new ServerColumns(places);
    workingSets = new WorkingSetColumns(groupOf);
    List<String> titles = new ArrayList<>(List.of(TITLES));
    if (lists) {
      titles.addAll(List.of(LIST_TITLES));
    }
    titles.addAll(PressureColumns.titles());
    titles.addAll(List.of("thrashing_refaults_per_s", "transition_refaults_per_s"));
    titles.addAll(ServerColumns.titles());
    titles.addAll(workingSets.titles());
    csv.writeRecord(titles);
    this.cpus = cpus;
    this.lists = lists;
  }

  /** Writes a row. */
  public void add(TimelineRow row) {
    List<String> cells = new ArrayList<>();
    long nanos = row.now() - timeBefore;
    cells.add(BigDecimal.valueOf(row.now(), 9).setScale(6, RoundingMode.HALF_EVEN).toString());
    cells.add(Exact.perSecond(row.references() - referencesBefore, nanos).toString());
    cells.add(Exact.share(row.busyNanos() - busyBefore, nanos, cpus).toString());
    addRates(row, RATES, before, nanos, cells);
    MemorySample memory = row.memory();
    long resident = 0;
    for (int pages : memory.residentPages()) {
      resident += pages;
    }
    addBytes(
        cells,
        resident,
        memory.tableFrames(),
        memory.freeFrames(),
        memory.lockedPages(),
        memory.commitCharge(),
        memory.commitLimit(),
        memory.pagefileUsedSlots(),
        memory.pagefileSizeSlots());
    for (int count : new int[] {row.alive(), row.ready(), row.paging(), row.pageWaiting()}) {
      cells.add(Integer.toString(count));
    }
    if (lists) {
      addBytes(cells, listPages(WindowsSample.of(memory)));
    }
    pressure.add(row, nanos, cells);
    addRates(row, REFAULTS, refaultsBefore, nanos, cells);
    servers.add(row, nanos, cells);
    workingSets.add(row, cells);
    csv.writeRecord(cells);
    referencesBefore = row.references();
    busyBefore = row.busyNanos();
    timeBefore = row.now();
  }

  private static void addRates(
      TimelineRow row, List<Counter> counters, long[] before, long nanos, List<String> cells) {
    for (int i = 0; i < before.length; i++) {
      long count = sum(row.memory(), counters.get(i));
      cells.add(Exact.perSecond(count - before[i], nanos).toString());
      before[i] = count;
    }
  }

  private static void addBytes(List<String> cells, long... pages) {
    for (long count : pages) {
      cells.add(Long.toString(Pages.bytes(count)));
    }
  }

  private static long[] listPages(WindowsSample lists) {
    FrameCounts counts = lists.counts();
    StandbyPriorities standby = StandbyPriorities.of(counts.standby());
    return new long[] {
      counts.available(),
      counts.zeroed(),
      counts.free(),
      counts.allStandby(),
      standby.reservePages(),
      standby.normalPages(),
      standby.corePages(),
      counts.modified(),
      counts.transition(),
      counts.system(),
      lists.residentAvailable()
    };
  }

  private static long sum(MemorySample memory, Counter counter) {
    long sum = 0;
    for (long[] counters : memory.counters()) {
      sum += counters[counter.ordinal()];
    }
    return sum;
  }

  @Override
  public void close() {
    try {
      csv.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
