package org.faultline.lab.verification.mrc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongToDoubleFunction;
import org.faultline.lab.results.plot.Axis;
import org.faultline.lab.results.plot.Mark;
import org.faultline.lab.results.plot.Palette;
import org.faultline.lab.results.plot.Plot;
import org.faultline.lab.results.plot.Quantity;
import org.faultline.lab.results.plot.Series;
import org.faultline.lab.results.plot.Svg;
import org.faultline.workload.locality.Locality;
import org.faultline.workload.locality.MissRatioCurve;
import org.faultline.workload.locality.SampledCurve;
import org.faultline.workload.locality.WorkingSetCurve;

/** Curves as an image: miss ratios, lifetimes and working sets. */
public final class CurvePlot {
  private static final int EXACT = 0;
  private static final int SAMPLE = 1;
  private static final int WORKING_SET = 2;
  private static final Axis FRAMES = Axis.logarithmic("frames", Quantity.COUNT);
  private static final Axis WINDOW = Axis.logarithmic("window, in references", Quantity.COUNT);
  private static final Axis RATIO = Axis.linear("faults for each reference", Quantity.COUNT);

  private CurvePlot() {}

  /** The image as SVG. */
  public static String of(Curves curves) {
    List<Plot> plots = new ArrayList<>();
    plots.add(missRatios(curves));
    curves
        .exact()
        .ifPresent(
            exact -> {
              plots.add(lifetimes(exact.missRatios()));
              plots.add(workingSets(exact.workingSets()));
              plots.add(windows(exact.workingSets()));
            });
    String title =
        String.format(
            Locale.ROOT,
            "%s: %,d references, %,d pages",
            curves.trace().name(),
            curves.trace().references(),
            curves.trace().distinctPages());
    return Svg.of(title, plots);
  }

  private static Plot missRatios(Curves curves) {
    List<Series> series = new ArrayList<>();
    if (curves.sampled().isPresent()) {
      SampledCurve sampled = curves.sampled().get();
      long[] steps = LogarithmicSizes.upTo(curves.trace().distinctPages(), 20);
      series.add(
          new Series(
              "sample and its 95 % bounds",
              SAMPLE,
              Series.Style.BAND,
              0,
              places(steps),
              values(steps, sampled::missRatio),
              values(steps, sampled::low),
              values(steps, sampled::high)));
    }
    curves
        .exact()
        .map(Locality::missRatios)
        .ifPresent(exact -> series.add(line("exact", EXACT, curves.frames(), exact::missRatio)));
    return plot("miss-ratio", "Miss-ratio curve of LRU", FRAMES, RATIO, series);
  }

  private static Plot lifetimes(MissRatioCurve curve) {
    int pages = curve.distinctPages();
    List<Series> series = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    int knee = curve.knee();
    if (knee > 0) {
      double most = curve.lifetime(pages);
      double slope = curve.lifetime(knee) / knee;
      double start = Math.max(1, 1 / slope);
      double end = Math.min(pages, most / slope);
      series.add(
          Series.dashed(
              "line from the origin",
              Palette.GREY,
              new double[] {start, end},
              new double[] {start * slope, end * slope}));
      marks.add(new Mark(knee, curve.lifetime(knee), "knee: " + knee + " frames"));
    }
    series.add(line("L(m)", EXACT, LogarithmicSizes.upTo(pages, 200), curve::lifetime));
    Axis up = Axis.logarithmic("references between faults", Quantity.COUNT);
    return plot("lifetime", "Lifetime curve", FRAMES, up, series).with(marks);
  }

  private static Plot workingSets(WorkingSetCurve sets) {
    Axis pages = Axis.linear("pages", Quantity.COUNT);
    Series sizes = line("s(T)", WORKING_SET, windowsOf(sets), t -> sets.meanSize(sets.indexOf(t)));
    return plot("working-set", "Mean working set", WINDOW, pages, List.of(sizes));
  }

  private static Plot windows(WorkingSetCurve sets) {
    Series rate = line("m(T)", WORKING_SET, windowsOf(sets), t -> sets.missRatio(sets.indexOf(t)));
    String title = "Missing-page rate of the working set";
    return plot("missing-pages", title, WINDOW, RATIO, List.of(rate));
  }

  private static Plot plot(String id, String title, Axis x, Axis y, List<Series> series) {
    return Plot.of(id, title, "", x, y, series);
  }

  private static Series line(String name, int colour, long[] steps, LongToDoubleFunction value) {
    return Series.line(name, colour, places(steps), values(steps, value));
  }

  private static double[] places(long[] steps) {
    return values(steps, step -> (double) step);
  }

  private static double[] values(long[] steps, LongToDoubleFunction value) {
    return Arrays.stream(steps).mapToDouble(value).toArray();
  }

  private static long[] windowsOf(WorkingSetCurve sets) {
    long[] windows = new long[sets.length()];
    for (int i = 0; i < windows.length; i++) {
      windows[i] = sets.window(i);
    }
    return windows;
  }
}
