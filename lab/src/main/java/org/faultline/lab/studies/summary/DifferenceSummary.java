package org.faultline.lab.studies.summary;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How far a measure of a cell is from that of its baseline, in the measure's unit.
 *
 * @param cell its number
 * @param baseline the number of the cell that it is held against
 * @param mean absent where it is no finite number
 * @param halfWidth of the 95 % confidence interval; absent where it is unknown
 * @param n pairs of runs; absent from files of old
 * @param p of the test; absent where the difference is exact
 * @param holm p with all comparisons taken together; absent where the difference is exact
 * @param verdict as a word
 */
public record DifferenceSummary(
    int cell,
    int baseline,
    String measure,
    @Nullable BigDecimal mean,
    @Nullable BigDecimal halfWidth,
    @Nullable Integer n,
    @Nullable BigDecimal p,
    @Nullable BigDecimal holm,
    String verdict) {}
