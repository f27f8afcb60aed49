package org.faultline.memory.windows;

import org.faultline.memory.server.ManagerReport;
import org.faultline.memory.server.PagingDetail;
import org.jspecify.annotations.Nullable;

/**
 * Results that only memory with page lists has.
 *
 * @param use what each frame is used for
 * @param repurposed standby pages whose frame was taken, by priority
 */
public record WindowsReport(PageUse use, long[] repurposed) implements PagingDetail {

  /** Those of memory with page lists; none without. */
  public static @Nullable WindowsReport of(ManagerReport report) {
    return report.detail() instanceof WindowsReport own ? own : null;
  }
}
