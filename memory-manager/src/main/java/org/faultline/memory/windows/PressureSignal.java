package org.faultline.memory.windows;

import org.faultline.memory.server.Alarm;
import org.jspecify.annotations.Nullable;

/**
 * Calls for the working-set manager while memory is low: at once where somebody found no page, else
 * not too often. A call for later counts no more once somebody found no page.
 */
final class PressureSignal {
  private final WindowsSettings settings;
  private long lastPassNanos = Long.MIN_VALUE / 2;
  private long queuedAtNanos = Long.MAX_VALUE;
  private int queued;

  PressureSignal(WindowsSettings settings) {
    this.settings = settings;
  }

  /** The call to queue at {@code nowNanos}, if any. */
  @Nullable Alarm signal(long nowNanos, int availablePages, int neededPages, boolean outOfFrames) {
    if (neededPages <= 0 || availablePages >= settings.available().lowPages() && !outOfFrames) {
      return null;
    }
    boolean queuedAlready = queuedAtNanos != Long.MAX_VALUE;
    if (queuedAlready && (!outOfFrames || queuedAtNanos <= nowNanos)) {
      return null;
    }
    long dueNanos =
        outOfFrames
            ? nowNanos
            : Math.max(nowNanos, lastPassNanos + settings.pressureIntervalNanos());
    queuedAtNanos = dueNanos;
    queued++;
    return new Alarm(dueNanos, Alarm.Kind.PRESSURE, 0, queued, true);
  }

  /** Whether this call is the one that counts; it is answered now. */
  boolean isCurrent(Alarm alarm) {
    if (queuedAtNanos == Long.MAX_VALUE || alarm.id() != queued) {
      return false;
    }
    queuedAtNanos = Long.MAX_VALUE;
    return true;
  }

  /** A pass is made at {@code nowNanos}. */
  void passed(long nowNanos) {
    lastPassNanos = nowNanos;
  }
}
