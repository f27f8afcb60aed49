package org.faultline.lab.results.summary;

import java.math.BigDecimal;

/**
 * Jain's index of how equally processes got on; 1 where all did alike.
 *
 * @param references over the references that each made a second; null where nobody asked
 * @param requests over requests; null where not every process serves
 * @param slowdowns over the progress against running alone; null where nobody asked
 */
public record FairnessSummary(BigDecimal references, BigDecimal requests, BigDecimal slowdowns) {}
