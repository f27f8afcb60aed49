package org.faultline.lab.results.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.faultline.lab.results.measure.TimelineColumn;
import org.faultline.lab.results.measure.TimelineSpan;
import org.faultline.memory.server.Counter;
import org.faultline.memory.server.MemorySample;
import org.faultline.memory.windows.SharingSample;
import org.faultline.memory.windows.WindowsSample;

/** What only workloads with sections have in the timeline. */
final class SharingColumns {
  private SharingColumns() {}

  static List<TimelineColumn> of(GroupSums groups) {
    List<TimelineColumn> all = new ArrayList<>();
    all.addAll(groups.pages("shareable_bytes.", (memory, id) -> sharing(memory).shareable(id)));
    all.addAll(groups.pages("shared_bytes.", (memory, id) -> sharing(memory).shared(id)));
    all.add(frames("shareable_memory_bytes", SharingSample::frames));
    all.add(frames("shared_memory_bytes", SharingSample::sharedFrames));
    all.add(frames("section_commit_bytes", SharingSample::chargedPages));
    all.add(new TimelineColumn("write_copies_per_s", span -> span.perSecond(Counter.WRITE_COPIES)));
    return all;
  }

  private static TimelineColumn frames(String title, ToLongFunction<SharingSample> pages) {
    return new TimelineColumn(
        title, span -> TimelineSpan.bytes(pages.applyAsLong(sharing(span.row().memory()))));
  }

  private static SharingSample sharing(MemorySample memory) {
    WindowsSample lists = WindowsSample.of(memory);
    return lists == null ? SharingSample.NONE : lists.sharing();
  }
}
