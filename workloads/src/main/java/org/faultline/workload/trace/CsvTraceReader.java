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
import org.faultline.memory.address.PageReference;

/** Rows of comma-separated values, each some references to the pages of one access. */
final class CsvTraceReader implements TraceReader {
  private final TraceSource source;
  private final BadLines badLines;
  private final CsvReader<CsvRecord> csv;
  private final Iterator<CsvRecord> rows;
  private CsvColumns columns;
  private long line;
  private CsvColumns.Row row;
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
  public int read(long[] references, int[] processes) throws IOException {
    int n = 0;
    while (n < references.length) {
      if ((row == null || nextPage > row.lastPage()) && !nextRow()) {
        break;
      }
      references[n] = (row.count() - 1L) << 40 | nextPage++ << 4 | row.access();
      if (processes != null) {
        processes[n] = row.process();
      }
      n++;
    }
    return n;
  }

  private boolean nextRow() throws IOException {
    while (true) {
      CsvRecord record = nextRecord();
      if (record == null) {
        return false;
      }
      line = record.getStartingLineNumber();
      if (columns == null) {
        columns = CsvColumns.of(source.name(), line, record.getFields());
        continue;
      }
      try {
        row = columns.parse(line, record.getFields());
        nextPage = row.firstPage();
        return true;
      } catch (MalformedLineException bad) {
        badLines.skip(bad);
      }
    }
  }

  private CsvRecord nextRecord() throws IOException {
    try {
      return rows.hasNext() ? rows.next() : null;
    } catch (UncheckedIOException broken) {
      throw source.broken(line, broken.getCause());
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
