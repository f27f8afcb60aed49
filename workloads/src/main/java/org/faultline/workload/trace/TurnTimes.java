package org.faultline.workload.trace;

import java.io.IOException;
import java.util.Arrays;

/** When, in references of a whole mix, one of its processes makes each of its own references. */
final class TurnTimes {
  private long[] own = new long[64];
  private long[] all = new long[64];
  private int size;
  private int at;

  private TurnTimes() {}

  static TurnTimes of(TraceFile mix, int process) throws IOException {
    TurnTimes times = new TurnTimes();
    long own = 0;
    long all = 0;
    try (MixSchedule schedule = mix.schedule()) {
      while (schedule.advance()) {
        if (schedule.process() == process) {
          times.add(own, all);
          own += schedule.references();
        }
        all += schedule.references();
      }
    }
    times.at = times.size - 1;
    return times;
  }

  private void add(long ownTime, long allTime) {
    if (size == own.length) {
      own = Arrays.copyOf(own, 2 * size);
      all = Arrays.copyOf(all, 2 * size);
    }
    own[size] = ownTime;
    all[size++] = allTime;
  }

  /** The time of its reference number {@code reference}, which never grows from call to call. */
  long of(long reference) {
    while (own[at] > reference) {
      at--;
    }
    return all[at] + reference - own[at];
  }
}
