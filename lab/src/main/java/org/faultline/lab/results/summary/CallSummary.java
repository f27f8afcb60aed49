package org.faultline.lab.results.summary;

import java.math.BigDecimal;

/**
 * The system calls of one kind that ended.
 *
 * @param time how long they took their programs
 */
public record CallSummary(String name, BigDecimal perSecond, TimeDistribution time) {}
