package org.faultline.lab.studies.summary;

import java.math.BigDecimal;

/**
 * The mean of a measure over the runs of a cell, in the measure's unit.
 *
 * @param mean null where it is no finite number
 * @param halfWidth of the 95 % confidence interval; null where it is unknown
 * @param n how many runs gave a value; null, in files of old, for one
 * @param minimum the least value
 * @param maximum the greatest value
 */
public record SampleSummary(
    BigDecimal mean, BigDecimal halfWidth, Integer n, BigDecimal minimum, BigDecimal maximum) {}
