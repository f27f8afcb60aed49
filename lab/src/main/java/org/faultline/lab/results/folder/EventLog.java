package org.faultline.lab.results.folder;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.faultline.actors.process.ProcessIdentity;
import org.faultline.lab.results.output.OutputFiles;
import org.faultline.memory.event.Event;

/** Writes {@code events.csv.gz}: one line for each event, details as {@code name=value}. */
public final class EventLog implements AutoCloseable {
  private final CsvWriter csv;
  private final String[] names;

  /** Creates the file for a run of {@code processes}. */
  public EventLog(Path file, List<ProcessIdentity> processes) throws IOException {
    names = processes.stream().map(ProcessIdentity::name).toArray(String[]::new);
    csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .build(new GZIPOutputStream(OutputFiles.stream(file), 1 << 16));
    csv.writeRecord("time_ns", "kind", "process", "name", "detail1", "detail2");
  }

  /** Writes an event. */
  public void add(Event event) {
    csv.writeRecord(
        Long.toString(event.atNanos()),
        event.kind().name(),
        Integer.toString(event.process()),
        event.process() > 0 ? names[event.process() - 1] : "",
        detail(event.kind().first(), event.first()),
        detail(event.kind().second(), event.second()));
  }

  private static String detail(String name, long value) {
    return name.isEmpty() ? "" : name + "=" + value;
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
