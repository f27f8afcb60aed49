package org.faultline.lab.results.summary;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One process.
 *
 * @param outcome {@code exited}, {@code running}, {@code failed} or {@code not started}
 * @param failure why it failed; absent where it did not
 * @param startedAtNanos negative where it did not start
 * @param accountedUntilNanos until when {@code runTimes} tells where its time went
 * @param requestsFinished over the whole run
 * @param reservedBytes of its address space
 * @param runTimes over the whole run
 */
public record ProcessSummary(
    int id,
    String name,
    String group,
    String outcome,
    int exitCode,
    @Nullable String failure,
    long startedAtNanos,
    long accountedUntilNanos,
    long cpuNanos,
    long requestsFinished,
    long reservedBytes,
    @JsonUnwrapped WorkSummary work,
    Map<String, BigDecimal> counters,
    Times runTimes) {
  /** Counters that are absent are none. */
  public ProcessSummary {
    counters = Absent.empty(counters);
  }
}
