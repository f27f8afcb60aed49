package org.faultline.lab.studies.summary;

/**
 * A measure that a study asked for.
 *
 * @param unit as a word, such as {@code per-second}
 * @param better {@code higher}, {@code lower} or {@code none}
 */
public record MeasureSummary(String name, String unit, String better) {}
