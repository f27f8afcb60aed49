package org.faultline.workload.trace;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.faultline.memory.address.PageReference;
import org.jspecify.annotations.Nullable;

/** Rows of comma-separated values, each some references to the pages of one access. */
final class CsvTraceReader implements TraceReader {
  private final TraceSource source;
  private final BadLines badLines;
  private final CsvReader<CsvRecord> csv;
  private final Iterator<CsvRecord> rows;
  private @Nullable CsvColumns columns;
  private long line;
  private CsvColumns.@Nullable Row row;
  private long nextPage;

  CsvTraceReader(TraceSource source) throws IOException {
    this.source = source;
    badLines = source.badLines().reading();
    csv =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.SKIP)
            .skipEmptyLines(true)
            .allowMissingFields(true)
            .allowExtraFields(true)
            .ofCsvRecord(new InputStreamReader(source.stream(), StandardCharsets.UTF_8));
    rows = csv.iterator();
  }

  @Override
  public int read(long[] references, int @Nullable [] processes) throws IOException {
    int n = 0;
    while (n < references.length) {
      CsvColumns.Row current = row;
      if (current == null || nextPage > current.lastPage()) {
        current = nextRow();
        if (current == null) {
          break;
        }
        row = current;
        nextPage = current.firstPage();
      }
      references[n] = (current.count() - 1L) << 40 | nextPage++ << 4 | current.access();
      if (processes != null) {
        processes[n] = current.process();
      }
      n++;
    }
    return n;
  }

  private CsvColumns.@Nullable Row nextRow() throws IOException {
    while (true) {
      CsvRecord record = nextRecord();
      if (record == null) {
        return null;
      }
      line = record.getStartingLineNumber();
      if (columns == null) {
        columns = CsvColumns.of(source.name(), line, record.getFields());
        continue;
      }
      try {
        return columns.parse(line, record.getFields());
      } catch (MalformedLineException bad) {
        badLines.skip(bad);
      }
    }
  }

  private @Nullable CsvRecord nextRecord() throws IOException {
    try {
      return rows.hasNext() ? rows.next() : null;
    } catch (UncheckedIOException broken) {
      throw source.broken(line, Objects.requireNonNull(broken.getCause(), "it wraps what failed"));
    } catch (CsvParseException | NoSuchElementException bad) {
      throw new TraceException(
          source.name() + ", after line " + line + ": these are not comma-separated values.", bad);
    }
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }

  /** The most references of one row. */
  static final int MAXIMUM_COUNT = PageReference.MAXIMUM_COUNT;
}
