package org.faultline.actors.plan;

import org.faultline.actors.result.Identity;
import org.jspecify.annotations.Nullable;

/**
 * How a run is made; nothing here changes what is simulated.
 *
 * @param checked whether the identities are checked after every step of the run: each entry of the
 *     queue that was served, and each round
 * @param planted the identity to break on purpose, if any, to see that it can fail
 * @param watchdogSeconds after so many real seconds without an answer the run fails, naming who did
 *     not answer
 * @param steps after so many steps the run ends, wherever it is; {@link Long#MAX_VALUE} for never
 */
public record RunOptions(
    boolean checked, int watchdogSeconds, @Nullable Identity planted, long steps) {
  /** Unchecked, and patient for a minute. */
  public static final RunOptions DEFAULT = new RunOptions(false, 60, null);

  /** A run that ends where its workload says. */
  public RunOptions(boolean checked, int watchdogSeconds, @Nullable Identity planted) {
    this(checked, watchdogSeconds, planted, Long.MAX_VALUE);
  }
}
