package org.faultline.lab.verification.replay;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.faultline.lab.results.text.Columns;
import org.faultline.lab.results.text.CsvText;

/** Faults of a trace by policy and size, as a table, CSV or JSON. */
public final class FaultReport {
  private static final String OPT = "opt";

  private static final Columns<FaultRow> CSV =
      new Columns<FaultRow>()
          .left("trace", row -> row.trace().summary().name())
          .left("policy", FaultRow::policy)
          .right("frames", row -> "" + row.frames())
          .right("references", row -> "" + row.counts().references())
          .right("distinctPages", row -> "" + row.trace().summary().distinctPages())
          .right("faults", row -> "" + row.counts().allFaults())
          .right("writebacks", row -> "" + row.counts().allWritebacks())
          .right("missRatio", row -> format("%.8f", row.counts().missRatio()));

  private FaultReport() {}

  /** A table for people; how many faults above OPT's. */
  public static List<String> table(List<FaultRow> rows) {
    Map<Integer, Long> least =
        rows.stream()
            .filter(row -> row.policy().equals(OPT))
            .collect(Collectors.toMap(FaultRow::frames, row -> row.counts().allFaults()));
    return new Columns<FaultRow>()
        .left("policy", FaultRow::policy)
        .right("frames", row -> format("%,d", row.frames()))
        .right("faults", row -> format("%,d", row.counts().allFaults()))
        .right("write-backs", row -> format("%,d", row.counts().allWritebacks()))
        .right("miss ratio", row -> format("%.6f", row.counts().missRatio()))
        .right("mean pages", row -> format("%,.1f", row.counts().meanPages()))
        .right("above opt", row -> above(row, least.getOrDefault(row.frames(), 0L)))
        .table(rows)
        .lines();
  }

  /** By how much a policy has more faults than {@code bound}, OPT's. */
  private static String above(FaultRow row, long bound) {
    double above = bound == 0 ? 0 : 100.0 * row.counts().allFaults() / bound - 100;
    return row.policy().equals(OPT) ? "" : format("%+.1f %%", above);
  }

  /** CSV with a line of titles. */
  public static String csv(List<FaultRow> rows) {
    return CsvText.of(
        csv -> {
          csv.writeRecord(CSV.titles());
          rows.forEach(row -> csv.writeRecord(CSV.cells(row)));
        });
  }

  /** For programs. */
  public static FaultSummary summary(List<FaultRow> rows) {
    return FaultSummary.of(rows);
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
