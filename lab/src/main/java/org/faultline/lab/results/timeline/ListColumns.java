package org.faultline.lab.results.timeline;

import java.util.List;
import java.util.function.ToLongFunction;
import org.faultline.actors.memory.MemorySample;
import org.faultline.lab.results.measure.TimelineColumn;
import org.faultline.lab.results.measure.TimelineSpan;
import org.faultline.lab.results.tally.StandbyPriorities;
import org.faultline.memory.windows.ListCounts;

/** What only memory with page lists has in the timeline. */
final class ListColumns {
  static final List<TimelineColumn> ALL =
      List.of(
          counted("available_bytes", ListCounts::available),
          counted("zeroed_list_bytes", ListCounts::zeroed),
          counted("free_list_bytes", ListCounts::free),
          counted("standby_bytes", ListCounts::allStandby),
          standby("standby_reserve_bytes", StandbyPriorities::reservePages),
          standby("standby_normal_bytes", StandbyPriorities::normalPages),
          standby("standby_core_bytes", StandbyPriorities::corePages),
          counted("modified_bytes", ListCounts::modified),
          counted("transition_bytes", ListCounts::transition),
          counted("system_bytes", ListCounts::system),
          pages("resident_available_bytes", MemorySample.Lists::residentAvailable));

  private ListColumns() {}

  private static TimelineColumn counted(String title, ToLongFunction<ListCounts> pages) {
    return pages(title, lists -> pages.applyAsLong(lists.counts()));
  }

  private static TimelineColumn standby(String title, ToLongFunction<StandbyPriorities> pages) {
    return counted(
        title, counts -> pages.applyAsLong(StandbyPriorities.of(counts.standby())));
  }

  private static TimelineColumn pages(String title, ToLongFunction<MemorySample.Lists> pages) {
    return new TimelineColumn(
        title, span -> TimelineSpan.bytes(pages.applyAsLong(span.row().memory().lists())));
  }
}
