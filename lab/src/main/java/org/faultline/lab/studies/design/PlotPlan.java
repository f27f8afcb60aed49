package org.faultline.lab.studies.design;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a study is drawn and told.
 *
 * @param x the factor along the horizontal axis; absent where nothing varies
 * @param besideX the factors that are zipped with x
 * @param series the factors of which each combination is a curve
 * @param y the measures that are drawn, at least one
 */
public record PlotPlan(
    @Nullable String x,
    List<String> besideX,
    List<String> series,
    List<String> y,
    List<Overlay> overlays,
    List<Mark> marks) {

  /** An analytic curve over the measured ones. */
  public enum Overlay {
    /** Mean-value analysis of the thrashing model, for workloads of lifetime programs. */
    MVA,
    /** Amdahl's law, fitted. */
    AMDAHL,
    /** Universal scalability law, fitted. */
    USL
  }

  /** A point that is marked. */
  public enum Mark {
    /** Where the first y is best. */
    PEAK,
    /** Where a line from the origin touches the curve. */
    KNEE,
    /** The first x at which the pagefile is busy half the time. */
    FIFTY_PERCENT,
    /** Where the time between page faults has fallen to the time of a transfer. */
    L_EQUALS_S
  }
}
