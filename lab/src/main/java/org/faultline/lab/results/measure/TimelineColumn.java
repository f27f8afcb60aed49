package org.faultline.lab.results.measure;

import java.util.function.Function;

/**
 * A column of {@code timeline.csv}: its title, and what it says of the time from one row to the
 * next or of the moment at its end.
 */
public record TimelineColumn(String title, Function<TimelineSpan, String> cell) {}
