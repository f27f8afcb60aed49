package org.faultline.lab.results.summary;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How long processes waited for pages that were taken too early, or for any page to take.
 *
 * @param sinceNanos when it began; absent where it did not
 */
public record ThrashingSummary(BigDecimal some, BigDecimal full, @Nullable Long sinceNanos) {}
