package org.faultline.lab.studies.result;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.faultline.lab.results.text.CsvText;
import org.faultline.lab.studies.cell.CellFailure;
import org.faultline.lab.studies.design.Factor;
import org.faultline.lab.studies.design.StudyConfig;
import org.faultline.lab.studies.run.JournalEntry;
import org.faultline.lab.studies.summary.CellResult;
import org.faultline.lab.studies.summary.EnumWords;

/**
 * {@code results.csv}: a row for each run, with the columns {@code cell}, {@code replication},
 * {@code seed}, {@code status}, the factors and the measures. A value that a run does not have is
 * empty.
 */
public final class ResultsCsv {
  /** Its name in a folder of results. */
  public static final String NAME = "results.csv";

  private ResultsCsv() {}

  /** The text of the file. */
  public static String text(StudyFindings findings) {
    return CsvText.of(
        csv -> {
          csv.writeRecord(header(findings.study()));
          for (CellSummary cell : findings.cells()) {
            for (JournalEntry entry : cell.entries()) {
              csv.writeRecord(row(findings.study(), cell, entry));
            }
          }
        });
  }

  private static List<String> header(StudyConfig study) {
    List<String> header = new ArrayList<>(List.of("cell", "replication", "seed", "status"));
    study.factors().stream().map(Factor::name).forEach(header::add);
    header.addAll(study.measures());
    return header;
  }

  private static List<String> row(StudyConfig study, CellSummary cell, JournalEntry entry) {
    List<String> row = new ArrayList<>();
    row.add(Integer.toString(entry.cell()));
    row.add(Integer.toString(entry.replication()));
    row.add(Long.toString(entry.seed()));
    CellFailure.Kind failure = entry.failure();
    row.add(failure == null ? CellResult.DONE : EnumWords.of(failure));
    study.factors().forEach(factor -> row.add(cell.cell().labels().get(factor.name())));
    for (String measure : study.measures()) {
      BigDecimal value = entry.values().get(measure);
      row.add(value == null ? "" : value.toPlainString());
    }
    return row;
  }
}
