package org.faultline.memory.windows;

import org.faultline.memory.server.MemorySample;
import org.faultline.memory.server.PagingDetail;
import org.jspecify.annotations.Nullable;

/**
 * What only memory with page lists holds at one moment.
 *
 * @param counts frames by state
 * @param residentAvailable pages that can still be promised
 * @param zeroedWhileIdle pages that idle CPUs zeroed so far
 * @param placedOnStandby pages put on a standby list so far, each time counted
 * @param standbyPageMicros time that pages were on standby so far, in all, in microseconds
 * @param sharing what working sets share
 */
public record WindowsSample(
    FrameCounts counts,
    long residentAvailable,
    long zeroedWhileIdle,
    long placedOnStandby,
    long standbyPageMicros,
    SharingSample sharing)
    implements PagingDetail {

  /** That of memory with page lists; none without. */
  public static @Nullable WindowsSample of(MemorySample sample) {
    return sample.detail() instanceof WindowsSample own ? own : null;
  }
}
