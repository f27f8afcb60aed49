package org.faultline.lab.studies.summary;

import java.math.BigDecimal;

/**
 * How far a measure of a cell is from that of its baseline, in the measure's unit.
 *
 * @param cell its number
 * @param baseline the number of the cell that it is held against
 * @param mean null where it is no finite number
 * @param halfWidth of the 95 % confidence interval; null where it is unknown
 * @param n pairs of runs
 * @param p of the test; null where the difference is exact
 * @param holm p with all comparisons taken together; null where the difference is exact
 * @param verdict as a word
 */
public record DifferenceSummary(
    int cell,
    int baseline,
    String measure,
    BigDecimal mean,
    BigDecimal halfWidth,
    Integer n,
    BigDecimal p,
    BigDecimal holm,
    String verdict) {}
