package org.faultline.lab.verification.mrc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.faultline.lab.results.text.TextTable;
import org.faultline.workload.locality.Locality;
import org.faultline.workload.locality.MissRatioCurve;
import org.faultline.workload.locality.SampledCurve;
import org.faultline.workload.locality.WorkingSetCurve;

/** Curves as lines for people. */
public final class CurveTable {
  private CurveTable() {}

  /** At most some 40 lines. */
  public static List<String> lines(Curves curves) {
    Curves.Trace trace = curves.trace();
    List<String> lines = new ArrayList<>();
    lines.add(
        text(
            "%s: %,d references to %,d distinct pages%s",
            trace.name(),
            trace.references(),
            trace.distinctPages(),
            trace.processes() > 1
                ? " of " + trace.processes() + " processes that share memory"
                : ""));
    if (trace.rawReferences() != trace.references()) {
      lines.add(
          text(
              "Each reference stands for %.3f recorded ones: equal neighbours were merged.",
              (double) trace.rawReferences() / trace.references()));
    }
    lines.add("");
    lines.addAll(missRatios(curves).lines());
    curves.exact().ifPresent(exact -> exact(lines, exact));
    curves.sampled().ifPresent(sampled -> sampled(lines, curves, sampled));
    return lines;
  }

  private static TextTable missRatios(Curves curves) {
    TextTable table = new TextTable().right("frames").right("LRU faults").right("miss ratio");
    table.right("lifetime").right("sampled").right("bounds");
    TreeSet<Long> sizes = new TreeSet<>();
    for (long frames : LogarithmicSizes.upTo(curves.trace().distinctPages(), 1)) {
      sizes.add(frames);
    }
    curves
        .exact()
        .filter(e -> e.missRatios().knee() > 0)
        .ifPresent(exact -> sizes.add((long) exact.missRatios().knee()));
    for (long frames : sizes) {
      List<String> row = new ArrayList<>(List.of(text("%,d", frames), "", "", "", "", ""));
      curves
          .exact()
          .map(Locality::missRatios)
          .ifPresent(
              curve -> {
                row.set(1, text("%,d", curve.faults(frames)));
                row.set(2, text("%.6f", curve.missRatio(frames)));
                row.set(3, text("%,.2f", curve.lifetime(frames)));
              });
      curves
          .sampled()
          .ifPresent(
              curve -> {
                row.set(4, text("%.4f", curve.missRatio(frames)));
                row.set(5, text("%.4f to %.4f", curve.low(frames), curve.high(frames)));
              });
      table.row(row);
    }
    return table;
  }

  private static void exact(List<String> lines, Locality exact) {
    MissRatioCurve lru = exact.missRatios();
    lines.add(
        lru.knee() == 0
            ? "Knee: none; the lifetime per frame still rises at half of the pages."
            : text(
                "Knee: %,d frames, where the lifetime per frame is greatest (%,.2f references).",
                lru.knee(), lru.lifetime(lru.knee())));
    lines.add("");
    TextTable table = new TextTable().right("window").right("mean working set");
    table.right("faults").right("miss ratio");
    WorkingSetCurve sets = exact.workingSets();
    for (long window = 1; window <= 10 * sets.references(); window *= 10) {
      int at = sets.indexOf(window);
      table.row(
          List.of(
              text("%,d", Math.min(window, sets.references())),
              text("%,.3f", sets.meanSize(at)),
              text("%,d", sets.faults(at)),
              text("%.6f", sets.missRatio(at))));
      if (window >= sets.references()) {
        break;
      }
    }
    lines.addAll(table.lines());
  }

  private static void sampled(List<String> lines, Curves curves, SampledCurve curve) {
    SampledCurve.Sample sample = curve.sample();
    lines.add(
        text(
            "Sample of %s of the pages (seed %d): %,d pages, %,d of them always"
                + " kept, %,d references.",
            java.math.BigDecimal.valueOf(sample.rate()).stripTrailingZeros().toPlainString(),
            sample.seed(),
            sample.pages(),
            sample.hotPages(),
            sample.sampledReferences()));
    lines.add(
        text(
            "Bounds hold for 95 %% of all samples: ratios are off by at most %.4f.",
            curve.ratioError()));
    curves
        .error()
        .ifPresent(
            error ->
                lines.add(
                    text(
                        "Against the exact curve: off by %.4f on average, %.4f at most.",
                        error.mean(), error.greatest())));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
