package org.faultline.lab.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.actors.memory.Counter;
import org.faultline.actors.memory.MemorySample;
import org.faultline.actors.run.TimelineRow;
import org.faultline.memory.lists.ListCounts;

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
  private final long[] before = new long[RATES.size()];
  private long referencesBefore;
  private long computingBefore;
  private long timeBefore;

  /**
   * Creates the file.
   *
   * @param cpus those that computing time is a share of
   * @param lists whether memory has page lists
   */
  public Timeline(Path file, int cpus, boolean lists) throws IOException {
    csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file);
    csv.writeRecord(
        Stream.concat(Arrays.stream(TITLES), Arrays.stream(lists ? LIST_TITLES : new String[0]))
            .toArray(String[]::new));
    this.cpus = cpus;
    this.lists = lists;
  }

  /** Writes a row. */
  public void add(TimelineRow row) {
    String[] cells = new String[TITLES.length + (lists ? LIST_TITLES.length : 0)];
    long nanos = row.now() - timeBefore;
    int c = 0;
    cells[c++] = BigDecimal.valueOf(row.now(), 9).setScale(6, RoundingMode.HALF_EVEN).toString();
    cells[c++] = Exact.perSecond(row.references() - referencesBefore, nanos).toString();
    cells[c++] = Exact.share(row.computingNanos() - computingBefore, nanos, cpus).toString();
    for (int i = 0; i < RATES.size(); i++) {
      long count = sum(row.memory(), RATES.get(i));
      cells[c++] = Exact.perSecond(count - before[i], nanos).toString();
      before[i] = count;
    }
    MemorySample memory = row.memory();
    long resident = 0;
    for (int pages : memory.residentPages()) {
      resident += pages;
    }
    long[] pages = {
      resident,
      memory.tableFrames(),
      memory.freeFrames(),
      memory.lockedPages(),
      memory.commitCharge(),
      memory.commitLimit(),
      memory.pagefileUsedSlots(),
      memory.pagefileSizeSlots()
    };
    for (long count : pages) {
      cells[c++] = Long.toString(Tally.bytes(count));
    }
    for (int count : new int[] {row.alive(), row.ready(), row.paging(), row.pageWaiting()}) {
      cells[c++] = Integer.toString(count);
    }
    if (lists) {
      for (long count : listPages(memory.lists())) {
        cells[c++] = Long.toString(Tally.bytes(count));
      }
    }
    csv.writeRecord(cells);
    referencesBefore = row.references();
    computingBefore = row.computingNanos();
    timeBefore = row.now();
  }

  private static long[] listPages(MemorySample.Lists lists) {
    ListCounts counts = lists.counts();
    int[] standby = counts.standby();
    return new long[] {
      counts.available(),
      counts.zeroed(),
      counts.free(),
      counts.allStandby(),
      PerformanceCounters.standbyReserve(standby),
      PerformanceCounters.standbyNormal(standby),
      PerformanceCounters.standbyCore(standby),
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
