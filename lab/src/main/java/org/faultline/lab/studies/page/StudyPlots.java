package org.faultline.lab.studies.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.faultline.lab.results.html.Tangent;
import org.faultline.lab.results.plot.Axis;
import org.faultline.lab.results.plot.Mark;
import org.faultline.lab.results.plot.Palette;
import org.faultline.lab.results.plot.Plot;
import org.faultline.lab.results.plot.Quantity;
import org.faultline.lab.results.plot.Series;

/** The plots of a study: its main one, and one for each other measure. */
final class StudyPlots {
  /** Of more measures the rest is left to {@code results.csv}. */
  static final int MOST = 12;

  private static final String LIFETIME = ".lifetime";

  private final StudyResults study;
  private final List<StudyCurve> curves;
  private final Axis across;
  private final StudyMarks beside;

  StudyPlots(StudyResults study) {
    this.study = study;
    this.curves = StudyCurve.of(study);
    this.across = study.axis();
    this.beside = new StudyMarks(study, curves);
  }

  /**
   * The plots of the measures that the study draws: those of the first one's unit on the left axis,
   * those of the next unit on the right one, any others by themselves.
   */
  List<Plot> main() {
    List<String> drawn = study.drawn();
    if (drawn.isEmpty()) {
      return List.of();
    }
    List<Quantity> units = drawn.stream().map(study::quantity).distinct().toList();
    List<String> left = of(drawn, units.get(0));
    List<String> right = units.size() > 1 ? of(drawn, units.get(1)) : List.of();
    List<Plot> plots = new ArrayList<>();
    plots.add(pair(left, right));
    drawn.stream()
        .filter(measure -> !left.contains(measure) && !right.contains(measure))
        .forEach(measure -> plots.add(alone(measure)));
    return plots.stream().filter(plot -> !plot.series().isEmpty()).toList();
  }

  /** A plot for each of the first measures that the study does not draw. */
  List<Plot> others() {
    return study.measures().stream()
        .filter(measure -> !study.drawn().contains(measure))
        .limit(MOST)
        .map(this::alone)
        .filter(plot -> !plot.series().isEmpty())
        .toList();
  }

  private List<String> of(List<String> measures, Quantity quantity) {
    return measures.stream().filter(measure -> study.quantity(measure) == quantity).toList();
  }

  private Plot pair(List<String> left, List<String> right) {
    List<Series> series = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    for (String measure : left) {
      measured(series, marks, measure, left.size() + right.size() > 1);
    }
    List<Axis> axes = new ArrayList<>(List.of(axis(left)));
    if (!right.isEmpty()) {
      axes.add(axis(right));
      List<Series> others = new ArrayList<>();
      right.forEach(measure -> measured(others, marks, measure, true));
      others.stream().map(Series::onTheRight).forEach(series::add);
    }
    return new Plot("answer", titled(left, right), says(), across, axes, series, marks, false);
  }

  private Plot alone(String measure) {
    List<Series> series = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    measured(series, marks, measure, false);
    return new Plot(
        "measure-" + id(measure),
        measure,
        "",
        across,
        List.of(axis(List.of(measure))),
        series,
        marks,
        false);
  }

  private static String id(String measure) {
    return measure.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private Axis axis(List<String> measures) {
    return Axis.linear(String.join(", ", measures), study.quantity(measures.get(0)));
  }

  private String titled(List<String> left, List<String> right) {
    List<String> all = new ArrayList<>(left);
    all.addAll(right);
    return String.join(" and ", all) + " over " + across.label();
  }

  private String says() {
    String points =
        study.deterministic()
            ? "Points are deterministic runs, one each"
            : "Points are means with 95 % confidence intervals";
    return points + "; thin dashed lines show a formula.";
  }

  /** Adds what was measured, what formulas say of it and what is marked. */
  private void measured(List<Series> series, List<Mark> marks, String measure, boolean named) {
    for (StudyCurve curve : curves) {
      String name = curve.name();
      String shown = name.isEmpty() ? measure : named ? name + ": " + measure : name;
      curve.series(study, measure, shown, colour(curve, measure)).stream()
          .forEach(found -> add(series, drawn(found, curve, measure), curve, measure));
    }
    series.addAll(beside.lines(measure, named, curve -> colour(curve, measure)));
    marks.addAll(beside.marks(measure));
  }

  /** Adds a curve, and to that of a lifetime its tangent from the origin. */
  private void add(List<Series> series, Series found, StudyCurve curve, String measure) {
    series.add(found);
    if (measure.endsWith(LIFETIME) && across.categories().isEmpty()) {
      String of = curve.name().isEmpty() ? "" : ", " + curve.name();
      Tangent.of(found, "tangent from the origin" + of).ifPresent(series::add);
    }
  }

  /** Each curve has a colour; of one curve alone, each measure. */
  private int colour(StudyCurve curve, String measure) {
    return curves.size() > 1 ? curve.number() : Math.max(0, study.drawn().indexOf(measure));
  }

  private Series drawn(Series found, StudyCurve curve, String measure) {
    if (isBound(curve, measure)) {
      return shaded(found);
    }
    return beside.analytic(measure, curve) ? found.as(Series.Style.DOTS) : found;
  }

  /** Whether the study says that no other curve can lie below this one. */
  private boolean isBound(StudyCurve curve, String measure) {
    return study.summary().bounds().stream()
        .filter(bound -> bound.measure().equals(measure))
        .anyMatch(bound -> curve.has(bound.series()));
  }

  private static Series shaded(Series best) {
    double[] zero = new double[best.x().length];
    return new Series(
        best.name() + " (no policy is below)",
        Palette.GREY,
        Series.Style.BAND,
        best.axis(),
        best.x(),
        best.y(),
        zero,
        best.y());
  }
}
