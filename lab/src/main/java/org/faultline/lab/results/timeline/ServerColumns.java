package org.faultline.lab.results.timeline;

import java.util.List;
import org.faultline.actors.result.TimelineRow;
import org.faultline.lab.results.number.Exact;

/** Utilisation and mean queue of the pagefile's device and of the MemoryManager in the timeline. */
final class ServerColumns {
  private final long[] before = new long[4];
  private final int places;

  /**
   * @param places of the pagefile's device
   */
  ServerColumns(int places) {
    this.places = places;
  }

  /** The titles of the columns. */
  static List<String> titles() {
    return List.of(
        "pagefile_utilisation", "pagefile_queue", "manager_utilisation", "manager_queue");
  }

  /** Adds the cells of a row that follows {@code nanos} after the one before. */
  void add(TimelineRow row, long nanos, List<String> cells) {
    long[] now = {
      row.device().placeNanos(),
      row.device().queueNanos(),
      row.memory().manager().busyNanos(),
      row.memory().manager().queueNanos()
    };
    for (int i = 0; i < now.length; i++) {
      cells.add(Exact.share(now[i] - before[i], nanos, i == 0 ? places : 1).toString());
      before[i] = now[i];
    }
  }
}
