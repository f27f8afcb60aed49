package org.faultline.lab.results.timeline;

import java.util.List;
import java.util.function.ToLongFunction;
import org.faultline.lab.results.measure.TimelineColumn;
import org.faultline.lab.results.measure.TimelineSpan;
import org.faultline.lab.results.tally.StandbyPriorities;
import org.faultline.memory.windows.FrameCounts;
import org.faultline.memory.windows.WindowsSample;

/** What only memory with page lists has in the timeline. */
final class ListColumns {
  static final List<TimelineColumn> ALL =
      List.of(
          counted("available_bytes", FrameCounts::available),
          counted("zeroed_list_bytes", FrameCounts::zeroed),
          counted("free_list_bytes", FrameCounts::free),
          counted("standby_bytes", FrameCounts::allStandby),
          standby("standby_reserve_bytes", StandbyPriorities::reservePages),
          standby("standby_normal_bytes", StandbyPriorities::normalPages),
          standby("standby_core_bytes", StandbyPriorities::corePages),
          counted("modified_bytes", FrameCounts::modified),
          counted("transition_bytes", FrameCounts::transition),
          counted("system_bytes", FrameCounts::system),
          pages("resident_available_bytes", WindowsSample::residentAvailable));

  private ListColumns() {}

  private static TimelineColumn counted(String title, ToLongFunction<FrameCounts> pages) {
    return pages(title, lists -> pages.applyAsLong(lists.counts()));
  }

  private static TimelineColumn standby(String title, ToLongFunction<StandbyPriorities> pages) {
    return counted(title, counts -> pages.applyAsLong(StandbyPriorities.of(counts.standby())));
  }

  private static TimelineColumn pages(String title, ToLongFunction<WindowsSample> pages) {
    return new TimelineColumn(
        title,
        span -> TimelineSpan.bytes(pages.applyAsLong(WindowsSample.of(span.row().memory()))));
  }
}
