package org.faultline.lab.mrc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.faultline.workload.locality.Locality;
import org.faultline.workload.locality.MissRatioCurve;
import org.faultline.workload.locality.SampledCurve;
import org.faultline.workload.locality.WorkingSetCurve;

/** Curves as an image: miss ratios, lifetimes and working sets. */
public final class CurvePlot {
  /** Colours that people with any kind of colour vision tell apart (Okabe and Ito 2008). */
  private static final String BLUE = "#0072b2";

  private static final String ORANGE = "#d55e00";
  private static final String GREEN = "#009e73";
  private static final String GREY = "#777777";

  private CurvePlot() {}

  /** The image as SVG. */
  public static String of(Curves curves) {
    List<Panel> panels = new ArrayList<>();
    panels.add(missRatios(curves));
    curves
        .exact()
        .ifPresent(
            exact -> {
              panels.add(lifetimes(exact.missRatios()));
              panels.add(workingSets(exact));
              panels.add(windows(exact.workingSets()));
            });
    String title =
        String.format(
            Locale.ROOT,
            "%s: %,d references, %,d pages",
            curves.trace().name(),
            curves.trace().references(),
            curves.trace().distinctPages());
    return Svg.of(title, panels);
  }

  private static Panel missRatios(Curves curves) {
    Axis frames = Axis.logarithmic("frames", (double) curves.trace().distinctPages());
    Panel panel =
        new Panel(
            "Miss-ratio curve of LRU", frames, new Axis("faults for each reference", false, 0, 1));
    if (curves.sampled().isPresent()) {
      SampledCurve sampled = curves.sampled().get();
      long[] steps = Steps.upTo(curves.trace().distinctPages(), 20);
      panel.band("95 % bounds", ORANGE, steps, sampled::low, sampled::high);
      panel.line("sample", ORANGE, steps, sampled::missRatio);
    }
    curves
        .exact()
        .map(Locality::missRatios)
        .ifPresent(exact -> panel.line("exact", BLUE, curves.frames(), exact::missRatio));
    return panel;
  }

  private static Panel lifetimes(MissRatioCurve curve) {
    int pages = curve.distinctPages();
    Axis frames = Axis.logarithmic("frames", pages);
    Axis up = Axis.logarithmic("references between faults", curve.lifetime(pages));
    Panel panel = new Panel("Lifetime curve", frames, up);
    int knee = curve.knee();
    if (knee > 0) {
      double slope = curve.lifetime(knee) / knee;
      double start = Math.max(1, 1 / slope);
      double end = Math.min(frames.most(), up.most() / slope);
      panel.ray("line from the origin", GREY, start, start * slope, end, end * slope);
    }
    panel.line("L(m)", BLUE, Steps.upTo(pages, 200), curve::lifetime);
    if (knee > 0) {
      panel.mark(knee, curve.lifetime(knee), "knee: " + knee + " frames");
    }
    return panel;
  }

  private static Panel workingSets(Locality exact) {
    WorkingSetCurve sets = exact.workingSets();
    Axis window = Axis.logarithmic("window, in references", (double) sets.references());
    Axis pages = Axis.linear("pages", exact.missRatios().distinctPages());
    Panel panel = new Panel("Mean working set", window, pages);
    panel.line("s(T)", GREEN, windows(sets, sets.length()), t -> sets.meanSize(sets.indexOf(t)));
    return panel;
  }

  private static Panel windows(WorkingSetCurve sets) {
    Axis window = Axis.logarithmic("window, in references", (double) sets.references());
    Axis ratio = new Axis("faults for each reference", false, 0, 1);
    Panel panel = new Panel("Missing-page rate of the working set", window, ratio);
    panel.line("m(T)", GREEN, windows(sets, sets.length()), t -> sets.missRatio(sets.indexOf(t)));
    return panel;
  }

  private static long[] windows(WorkingSetCurve sets, int length) {
    long[] windows = new long[length];
    for (int i = 0; i < length; i++) {
      windows[i] = sets.window(i);
    }
    return windows;
  }
}
