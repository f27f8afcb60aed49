package org.faultline.lab.studies.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.ToIntFunction;
import org.faultline.lab.results.plot.Mark;
import org.faultline.lab.results.plot.Palette;
import org.faultline.lab.results.plot.Series;
import org.faultline.lab.results.text.TextTable;
import org.faultline.lab.studies.summary.MarkSummary;
import org.faultline.lab.studies.summary.OverlaySummary;

/** What a study says beside its measurements: analytic curves, and points with a meaning. */
final class StudyMarks {
  /** More lines would hide the plot; the table has them all. */
  private static final int MOST = 6;

  private static final Map<String, String> WORDS =
      Map.of("peak", "peak", "knee", "knee", "fifty-percent", "50 %", "l-equals-s", "L = S");

  private final StudyResults study;
  private final List<StudyCurve> curves;

  StudyMarks(StudyResults study, List<StudyCurve> curves) {
    this.study = study;
    this.curves = curves;
  }

  /** Whether a formula says what a measure of a curve should be. */
  boolean analytic(String measure, StudyCurve curve) {
    return overlays(measure).stream().anyMatch(overlay -> curve.has(overlay.series()));
  }

  /**
   * The analytic curves of a measure, in the colours of what was measured: several of one differ in
   * dashes.
   */
  List<Series> lines(String measure, boolean named, ToIntFunction<StudyCurve> colours) {
    List<Series> lines = new ArrayList<>();
    for (OverlaySummary overlay : overlays(measure)) {
      Optional<StudyCurve> curve = curve(overlay.series());
      String label = overlay.label() + named(curve);
      String name = named ? label + ": " + measure : label;
      int colour = unused(lines, curve.map(colours::applyAsInt).orElse(Palette.GREY));
      lines.add(Series.dashed(name, colour, numbers(overlay.x()), numbers(overlay.y())));
    }
    return lines;
  }

  /** A colour, with the next dashes where lines have it already. */
  private static int unused(List<Series> lines, int colour) {
    boolean used = lines.stream().anyMatch(line -> line.colour() == colour);
    return used ? unused(lines, colour + Palette.size()) : colour;
  }

  /** The first points that are marked for a measure. */
  List<Mark> marks(String measure) {
    List<Mark> marks = new ArrayList<>();
    for (MarkSummary mark : study.summary().marks()) {
      BigDecimal x = mark.x();
      if (marks.size() < MOST && mark.measure().equals(measure) && x != null) {
        String words = words(mark) + " at " + mark.place() + named(curve(mark.series()));
        marks.add(new Mark(x.doubleValue(), Double.NaN, words));
      }
    }
    return marks;
  }

  /** All points and all analytic curves, with what is said of them. */
  Optional<TextTable> table() {
    TextTable table = new TextTable().left("what").left("of").left("measure").right("at");
    table.right("value").left("");
    for (MarkSummary mark : study.summary().marks()) {
      double value = mark.value() == null ? 0 : mark.value().doubleValue();
      table.row(
          List.of(
              words(mark),
              curve(mark.series()).map(StudyCurve::name).orElse(""),
              mark.measure(),
              mark.place(),
              study.quantity(mark.measure()).text(value),
              mark.text()));
    }
    for (OverlaySummary overlay : study.summary().overlays()) {
      table.row(
          List.of(
              overlay.label(),
              curve(overlay.series()).map(StudyCurve::name).orElse(""),
              overlay.measure(),
              "",
              "",
              overlay.text()));
    }
    return table.rows().isEmpty() ? Optional.empty() : Optional.of(table);
  }

  private static String words(MarkSummary mark) {
    return WORDS.getOrDefault(mark.mark(), mark.mark());
  }

  private List<OverlaySummary> overlays(String measure) {
    return study.summary().overlays().stream()
        .filter(overlay -> overlay.measure().equals(measure))
        .toList();
  }

  private Optional<StudyCurve> curve(SortedMap<String, String> series) {
    return curves.stream().filter(curve -> curve.has(series)).findFirst();
  }

  private static String named(Optional<StudyCurve> curve) {
    return curve
        .map(StudyCurve::name)
        .filter(name -> !name.isEmpty())
        .map(n -> ", " + n)
        .orElse("");
  }

  private static double[] numbers(List<BigDecimal> values) {
    return values.stream().mapToDouble(BigDecimal::doubleValue).toArray();
  }
}
