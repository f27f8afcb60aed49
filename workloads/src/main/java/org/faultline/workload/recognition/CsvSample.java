package org.faultline.workload.recognition;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The titles and first rows of comma-separated values.
 *
 * @param titles as names
 * @param titleLine where they stand
 */
record CsvSample(List<String> titles, long titleLine, List<Row> rows) {

  /** The fields of a row, stripped. */
  record Row(long line, List<String> fields) {
    String field(int column) {
      return column < fields.size() ? fields.get(column) : "";
    }
  }

  static CsvSample of(Sample sample) {
    List<String> titles = List.of();
    long titleLine = 0;
    List<Row> rows = new ArrayList<>();
    String text = new String(sample.head(), StandardCharsets.UTF_8);
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.SKIP)
            .skipEmptyLines(true)
            .allowMissingFields(true)
            .allowExtraFields(true)
            .ofCsvRecord(text)) {
      for (CsvRecord record : csv) {
        if (titles.isEmpty()) {
          titles = Titles.names(record.getFields());
          titleLine = record.getStartingLineNumber();
        } else if (rows.size() < Sample.LINES) {
          rows.add(
              new Row(
                  record.getStartingLineNumber(),
                  record.getFields().stream().map(String::strip).toList()));
        } else {
          break;
        }
      }
    } catch (CsvParseException | java.io.IOException | java.util.NoSuchElementException cut) {
      // What was read up to there is the sample; the reader itself says what is wrong.
    }
    if (sample.head().length >= Sample.BYTES && !rows.isEmpty()) {
      rows.remove(rows.size() - 1);
    }
    return new CsvSample(titles, titleLine, List.copyOf(rows));
  }

  /** Where the column that is read as {@code meaning} stands; -1 for none. */
  int column(Meaning meaning) {
    for (int i = 0; i < titles.size(); i++) {
      if (meaning.reads(titles.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /** The first values of a column, for a sentence. */
  String examples(int column) {
    return String.join(
        ", ",
        rows.stream()
            .map(row -> org.faultline.workload.text.Text.shown(row.field(column)))
            .distinct()
            .limit(3)
            .toList());
  }
}
