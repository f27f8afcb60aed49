package org.faultline.memory.windows;

import org.faultline.memory.server.Alarm;
import org.jspecify.annotations.Nullable;

/**
 * Calls for the working-set manager while memory is low: at once where somebody found no page, else
 * not too often. A call for later counts no more once somebody found no page.
 */
final class PressureSignal {
  private final WindowsSettings settings;
  private long lastPass = Long.MIN_VALUE / 2;
  private long queuedAt = Long.MAX_VALUE;
  private int queued;

  PressureSignal(WindowsSettings settings) {
    this.settings = settings;
  }

  /** The call to queue at {@code now}, if any. */
  @Nullable Alarm look(long now, int available, int need, boolean foundNone) {
    if (need <= 0 || available >= settings.low() && !foundNone) {
      return null;
    }
    boolean queuedAlready = queuedAt != Long.MAX_VALUE;
    if (queuedAlready && (!foundNone || queuedAt <= now)) {
      return null;
    }
    long time = foundNone ? now : Math.max(now, lastPass + settings.pressureIntervalNanos());
    queuedAt = time;
    queued++;
    return new Alarm(time, Alarm.Kind.PRESSURE, 0, queued, true);
  }

  /** Whether this call is the one that counts; it is answered now. */
  boolean isCurrent(Alarm alarm) {
    if (queuedAt == Long.MAX_VALUE || alarm.id() != queued) {
      return false;
    }
    queuedAt = Long.MAX_VALUE;
    return true;
  }

  /** A pass is made at {@code now}. */
  void passed(long now) {
    lastPass = now;
  }
}
