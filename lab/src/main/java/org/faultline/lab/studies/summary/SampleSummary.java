package org.faultline.lab.studies.summary;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The mean of a measure over the runs of a cell, in the measure's unit.
 *
 * @param mean absent where it is no finite number
 * @param halfWidth of the 95 % confidence interval; absent where it is unknown
 * @param n how many runs gave a value; absent, in files of old, for one
 * @param minimum the least value
 * @param maximum the greatest value
 */
public record SampleSummary(
    @Nullable BigDecimal mean,
    @Nullable BigDecimal halfWidth,
    @Nullable Integer n,
    @Nullable BigDecimal minimum,
    @Nullable BigDecimal maximum) {}
