package org.faultline.lab.results.measure;

/**
 * Measures of one kind, as the catalogue lists them.
 *
 * @param pattern their name; words in capitals, such as {@code GROUP}, stand for names of the run
 * @param meaning one line
 */
public record MeasureKind(String pattern, Unit unit, String meaning) {}
