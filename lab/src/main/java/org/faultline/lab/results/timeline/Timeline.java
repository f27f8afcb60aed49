package org.faultline.lab.results.timeline;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.faultline.actors.result.TimelineRow;
import org.faultline.lab.results.measure.MeasureRegistry;
import org.faultline.lab.results.measure.TimelineColumn;
import org.faultline.lab.results.measure.TimelineSpan;
import org.faultline.lab.results.output.OutputFiles;
import org.faultline.workload.config.WorkloadConfig;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code timeline.csv}: one line for each row of the timeline. Rates are over the time since
 * the row before, or since the start.
 */
public final class Timeline implements AutoCloseable {
  private final CsvWriter csv;
  private final int cpus;
  private final int places;
  private final List<TimelineColumn> columns;
  private @Nullable TimelineRow before;

  /**
   * Creates the file.
   *
   * @param config whose run it tells of
   */
  public Timeline(Path file, WorkloadConfig config) throws IOException {
    csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(OutputFiles.stream(file));
    cpus = config.machine().cpus();
    places = config.machine().pagefile().device().depth();
    columns = TimelineColumns.of(MeasureRegistry.installed(), config);
    csv.writeRecord(columns.stream().map(TimelineColumn::title).toList());
  }

  /** Writes a row. */
  public void add(TimelineRow row) {
    TimelineSpan span = new TimelineSpan(before, row, cpus, places);
    csv.writeRecord(columns.stream().map(column -> column.cell().apply(span)).toList());
    before = row;
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
