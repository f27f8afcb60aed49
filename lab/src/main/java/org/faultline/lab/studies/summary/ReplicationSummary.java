package org.faultline.lab.studies.summary;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many runs a cell got.
 *
 * @param untilHalfWidth the half-width that was wanted, relative to the mean; absent where there is
 *     no such rule
 * @param of the measures that had to be that sure
 */
public record ReplicationSummary(
    int minimum, int maximum, int batch, @Nullable BigDecimal untilHalfWidth, List<String> of) {}
