package org.faultline.memory.windows;

import java.util.List;
import org.faultline.memory.server.ManagerReport;
import org.faultline.memory.server.PagingDetail;
import org.jspecify.annotations.Nullable;

/**
 * Results that only memory with page lists has.
 *
 * @param use what each frame is used for
 * @param repurposed standby pages whose frame was taken, by priority
 * @param mapped what each process has mapped of sections, from process 1 on
 */
public record WindowsReport(PageUse use, long[] repurposed, List<MappedPages> mapped)
    implements PagingDetail {

  /** Those of memory with page lists; none without. */
  public static @Nullable WindowsReport of(ManagerReport report) {
    return report.detail() instanceof WindowsReport own ? own : null;
  }
}
