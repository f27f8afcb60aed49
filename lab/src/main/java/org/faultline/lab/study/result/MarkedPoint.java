package org.faultline.lab.study.result;

import org.faultline.lab.study.design.Plot.Mark;

/**
 * A point of a curve that has a meaning.
 *
 * @param measure on whose curve it lies
 * @param x its place along the axis; between two levels where it was interpolated
 * @param level the level nearest to it
 * @param value of the measure there
 * @param text what it is, for people
 */
record MarkedPoint(
    Mark mark, Curve curve, String measure, double x, String level, double value, String text) {}
