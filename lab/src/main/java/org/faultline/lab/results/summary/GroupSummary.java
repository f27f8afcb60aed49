package org.faultline.lab.results.summary;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The processes of one group.
 *
 * @param failed how many of them failed
 * @param firstFailure why the first of these did; absent where none did
 * @param meanElapsedNanos how long those that appeared have lived on average
 * @param calls their system calls, by name
 * @param slowdown how many times slower than alone; absent where nobody asked
 * @param slowdownBy what tells it; absent with it
 */
public record GroupSummary(
    String name,
    long count,
    long ended,
    long failed,
    @Nullable String firstFailure,
    long meanElapsedNanos,
    @JsonUnwrapped WorkSummary work,
    List<CallSummary> calls,
    @Nullable BigDecimal slowdown,
    @Nullable String slowdownBy)
    implements Processes {
  /** A list of calls that is absent becomes empty. */
  public GroupSummary {
    calls = Absent.empty(calls);
  }

  /** The same with how much slower it was than alone. */
  public GroupSummary slowed(BigDecimal times, String by) {
    return new GroupSummary(
        name, count, ended, failed, firstFailure, meanElapsedNanos, work, calls, times, by);
  }
}
