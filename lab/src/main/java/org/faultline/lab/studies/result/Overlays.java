package org.faultline.lab.studies.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.faultline.lab.results.measure.Unit;
import org.faultline.lab.results.theory.Amdahl;
import org.faultline.lab.results.theory.Estimate;
import org.faultline.lab.results.theory.UniversalScalability;
import org.faultline.lab.studies.design.Cell;
import org.faultline.lab.studies.design.PlotPlan.Overlay;
import org.faultline.workload.binding.Magnitude;
import org.faultline.workload.config.LoadedWorkload;

/** Draws the analytic curves that a study asks for, where they apply. */
final class Overlays {
  private static final int FITTED_POINTS = 101;

  /** A fitted peak is told up to this many times the greatest number that was measured. */
  private static final double BEYOND = 1.5;

  private final StudyFindings findings;
  private final Map<Cell, LoadedWorkload> workloads;

  /**
   * @param workloads of the cells that can be run
   */
  Overlays(StudyFindings findings, Map<Cell, LoadedWorkload> workloads) {
    this.findings = findings;
    this.workloads = workloads;
  }

  /** The curves, by measure and curve. */
  List<OverlayCurve> all() {
    List<OverlayCurve> all = new ArrayList<>();
    for (String measure : findings.study().plot().y()) {
      for (Curve curve : findings.curves()) {
        if (curve.numeric()) {
          for (Overlay overlay : findings.study().plot().overlays()) {
            of(overlay, measure, curve).ifPresent(all::add);
          }
        }
      }
    }
    return all;
  }

  private Optional<OverlayCurve> of(Overlay overlay, String measure, Curve curve) {
    return switch (overlay) {
      case MVA -> analytic(measure, curve);
      case AMDAHL, USL -> fitted(overlay, measure, curve);
    };
  }

  private Optional<OverlayCurve> analytic(String measure, Curve curve) {
    List<double[]> points = new ArrayList<>();
    for (CellSummary cell : curve.cells()) {
      Optional<AnalyticForm> form =
          Optional.ofNullable(workloads.get(cell.cell())).flatMap(AnalyticForm::of);
      OptionalDouble value = form.isPresent() ? form.get().value(measure) : OptionalDouble.empty();
      if (value.isPresent()) {
        points.add(new double[] {curve.at(cell), value.getAsDouble()});
      }
    }
    return points.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new OverlayCurve(
                Overlay.MVA,
                curve.series(),
                measure,
                "analytic",
                points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray(),
                "exact mean-value analysis of a closed network; nothing is fitted"));
  }

  private Optional<OverlayCurve> fitted(Overlay overlay, String measure, Curve curve) {
    List<CellSummary> cells = curve.with(measure);
    // The laws are of throughputs with a number of processes or CPUs.
    boolean throughput =
        Better.of(measure) == Better.HIGHER && findings.unit(measure) == Unit.PER_SECOND;
    if (!throughput || curve.kind() != Magnitude.Kind.NUMBER || cells.isEmpty()) {
      return Optional.empty();
    }
    double[] n = cells.stream().mapToDouble(curve::at).toArray();
    double[] x = cells.stream().mapToDouble(c -> c.known(measure).mean()).toArray();
    try {
      return Optional.of(
          overlay == Overlay.USL
              ? usl(UniversalScalability.fit(n, x), measure, curve, n)
              : amdahl(Amdahl.fit(n, x), measure, curve, n));
    } catch (IllegalArgumentException tooFew) {
      return Optional.empty();
    }
  }

  private static OverlayCurve usl(
      UniversalScalability.Fit fit, String measure, Curve curve, double[] n) {
    String text =
        String.format(
            Locale.ROOT,
            "universal scalability law: σ %s, κ %s, R² %.4f, %s",
            shown(fit.sigma()),
            shown(fit.kappa()),
            fit.rSquared(),
            peak(fit, n[0], n[n.length - 1]));
    double[] at = places(n);
    double[] y = Arrays.stream(at).map(fit.law()::at).toArray();
    return new OverlayCurve(Overlay.USL, curve.series(), measure, "USL", at, y, text);
  }

  /**
   * Where throughput is greatest: said where the data tell that it falls at all, and not farther
   * beyond them than {@link #BEYOND} times the greatest number that was measured.
   */
  private static String peak(UniversalScalability.Fit fit, double least, double most) {
    double peak = fit.law().peak();
    if (!(fit.kappa().low() > 0)) {
      return "no peak: κ may be 0";
    }
    if (peak > BEYOND * most) {
      return String.format(Locale.ROOT, "no peak within %.1f times what was measured", BEYOND);
    }
    if (peak < least) {
      return "falling from the smallest number that was measured";
    }
    return String.format(
        Locale.ROOT, "peak at %.1f%s", peak, peak > most ? ", beyond what was measured" : "");
  }

  private static OverlayCurve amdahl(Amdahl.Fit fit, String measure, Curve curve, double[] n) {
    String text =
        String.format(
            Locale.ROOT,
            "Amdahl's law: serial share σ %s, R² %.4f",
            shown(fit.sigma()),
            fit.rSquared());
    double[] at = places(n);
    double[] y = Arrays.stream(at).map(fit.law()::at).toArray();
    return new OverlayCurve(Overlay.AMDAHL, curve.series(), measure, "Amdahl", at, y, text);
  }

  private static String shown(Estimate estimate) {
    return String.format(
        Locale.ROOT, "%.3g (%.3g to %.3g)", estimate.value(), estimate.low(), estimate.high());
  }

  /** The measured places, and others evenly between the first and the last. */
  private static double[] places(double[] n) {
    double first = n[0];
    double step = (n[n.length - 1] - first) / (FITTED_POINTS - 1);
    return DoubleStream.concat(
            Arrays.stream(n), IntStream.range(0, FITTED_POINTS).mapToDouble(i -> first + i * step))
        .sorted()
        .distinct()
        .toArray();
  }
}
