package org.faultline.lab.results.summary;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Jain's index of how equally processes got on; 1 where all did alike.
 *
 * @param references over the references that each made a second; absent where nobody asked
 * @param requests over requests; absent where not every process serves
 * @param slowdowns over the progress against running alone; absent where nobody asked
 */
public record FairnessSummary(
    @Nullable BigDecimal references,
    @Nullable BigDecimal requests,
    @Nullable BigDecimal slowdowns) {
  /** No index at all. */
  public static final FairnessSummary NONE = new FairnessSummary(null, null, null);

  /** The same with that of slowdowns. */
  FairnessSummary slowed(BigDecimal equality) {
    return new FairnessSummary(references, requests, equality);
  }
}
