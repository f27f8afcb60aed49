package org.faultline.lab.studies.result;

import java.util.SortedMap;
import org.faultline.lab.studies.design.PlotPlan.Overlay;

/**
 * An analytic curve beside a measured one.
 *
 * @param series of the curve that it belongs to
 * @param x places along the axis, ascending
 * @param y its values there, in the measure's unit
 * @param text the parameters, and how well it fits where it was fitted
 */
record OverlayCurve(
    Overlay overlay,
    SortedMap<String, String> series,
    String measure,
    String label,
    double[] x,
    double[] y,
    String text) {}
