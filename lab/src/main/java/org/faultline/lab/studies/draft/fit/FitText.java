package org.faultline.lab.studies.draft.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.faultline.lab.results.text.TextTable;
import org.faultline.lab.results.theory.LifetimeGrowth;

/** What is said of the patterns that were fitted to a recording. */
public final class FitText {
  private FitText() {}

  /**
   * What fits how well, best first.
   *
   * @param pages the distinct pages of the recording
   */
  public static List<String> lines(List<PatternFit.Fitted> fitted, ReuseCurve curve, long pages) {
    List<String> lines = new ArrayList<>(table(fitted));
    lines.add(
        String.format(
            Locale.ROOT,
            "Differences of LRU's miss ratio from the recording's, first touches left out, over"
                + " sizes from 2 pages to %,d.",
            pages));
    lines.add(growth(curve));
    return lines;
  }

  private static List<String> table(List<PatternFit.Fitted> fitted) {
    TextTable table = new TextTable().left("pattern").right("mean").right("greatest").right("at");
    for (PatternFit.Fitted one : fitted) {
      table.row(
          List.of(
              one.candidate().text(),
              String.format(Locale.ROOT, "%.4f", one.difference().mean()),
              String.format(Locale.ROOT, "%.4f", one.difference().most()),
              String.format(Locale.ROOT, "%,d pages", one.difference().at())));
    }
    return table.lines();
  }

  private static String growth(ReuseCurve curve) {
    try {
      LifetimeGrowth growth = LifetimeGrowth.of(curve.whole());
      return String.format(
          Locale.ROOT,
          "Lifetime grows as m^%.2f from %,d to %,d pages%s (R² %.2f).",
          growth.exponent(),
          growth.from(),
          growth.to(),
          growth.knee() ? ", the knee" : ", half of all: it has no knee",
          growth.rSquared());
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
