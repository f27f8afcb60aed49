package org.faultline.lab.verification.bench;

/**
 * One measured figure beside its limit.
 *
 * @param name as in the JSON
 * @param what it says, in words
 * @param unit of value and limit
 * @param value the median over the repetitions
 * @param limit what a bare loop reaches, measured between the same repetitions
 * @param ratio how many times the limit's time the value took; for a speed-up the value itself
 * @param target what the ratio or value is held against, in words
 * @param met whether it is reached
 */
public record BenchFigure(
    String name,
    String what,
    String unit,
    double value,
    double limit,
    double ratio,
    String target,
    boolean met) {}
