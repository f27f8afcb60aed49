package org.faultline.lab.verification.mrc;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.util.ArrayList;
import java.util.List;
import org.faultline.lab.results.number.Exact;
import org.faultline.lab.results.text.CsvText;
import org.faultline.workload.locality.MissRatioCurve;
import org.faultline.workload.locality.SampledCurve;
import org.faultline.workload.locality.WorkingSetCurve;

/** Curves as comma-separated rows. */
public final class CurveCsv {
  private static final List<String> EXACT = List.of("faults", "missRatio", "lifetime");
  private static final List<String> SAMPLED =
      List.of("sampledMissRatio", "sampledLow", "sampledHigh");

  private static final List<String> WINDOWS =
      List.of(
          "trace",
          "window",
          "references",
          "distinctPages",
          "faults",
          "missRatio",
          "lifetime",
          "meanWorkingSet");

  private CurveCsv() {}

  /** A row for each number of frames. */
  public static String missRatios(Curves curves) {
    List<String> titles =
        new ArrayList<>(List.of("trace", "frames", "references", "distinctPages"));
    curves.exact().ifPresent(exact -> titles.addAll(EXACT));
    curves.sampled().ifPresent(sampled -> titles.addAll(SAMPLED));
    return CsvText.of(
        csv -> {
          csv.writeRecord(titles);
          for (long frames : curves.frames()) {
            List<String> row = start(curves, frames);
            curves.exact().ifPresent(exact -> exact(row, exact.missRatios(), frames));
            curves.sampled().ifPresent(sampled -> sampled(row, sampled, frames));
            csv.writeRecord(row);
          }
        });
  }

  private static void exact(List<String> row, MissRatioCurve curve, long frames) {
    long faults = curve.faults(frames);
    row.add(String.valueOf(faults));
    row.add(Exact.ratio(faults, curve.references()).toPlainString());
    row.add(Exact.ratio(curve.references(), faults).toPlainString());
  }

  private static void sampled(List<String> row, SampledCurve curve, long frames) {
    row.add(Exact.decimal(curve.missRatio(frames)).toPlainString());
    row.add(Exact.decimal(curve.low(frames)).toPlainString());
    row.add(Exact.decimal(curve.high(frames)).toPlainString());
  }

  /** A row for each window; nothing but the titles where only an estimate is there. */
  public static String workingSets(Curves curves) {
    return CsvText.of(
        csv -> {
          csv.writeRecord(WINDOWS);
          curves.exact().ifPresent(exact -> workingSets(csv, curves, exact.workingSets()));
        });
  }

  private static void workingSets(CsvWriter csv, Curves curves, WorkingSetCurve sets) {
    for (int i = 0; i < sets.length(); i++) {
      List<String> row = start(curves, sets.window(i));
      row.add(String.valueOf(sets.faults(i)));
      row.add(Exact.ratio(sets.faults(i), sets.references()).toPlainString());
      row.add(Exact.ratio(sets.references(), sets.faults(i)).toPlainString());
      row.add(Exact.ratio(sets.totalSize(i), sets.references()).toPlainString());
      csv.writeRecord(row);
    }
  }

  private static List<String> start(Curves curves, long size) {
    return new ArrayList<>(
        List.of(
            curves.trace().name(),
            String.valueOf(size),
            String.valueOf(curves.trace().references()),
            String.valueOf(curves.trace().distinctPages())));
  }
}
