package org.faultline.actors.time;

import org.faultline.memory.event.Chain;
import org.faultline.memory.event.EventBuffer;
import org.faultline.memory.event.EventKind;

/** Chains the Scheduler's own decisions, and logs them where events are recorded. */
final class DecisionLog {
  private final Chain chain = new Chain();
  private final EventBuffer log;

  DecisionLog(boolean recording) {
    log = new EventBuffer(recording);
  }

  /** Writes down what was decided of {@code process} at {@code nowNanos}. */
  void note(long nowNanos, EventKind kind, ScheduledProcess process, long first) {
    chain.add(nowNanos, kind.ordinal(), process.id(), first);
    log.add(nowNanos, kind, process.id(), first, 0);
  }

  /** The chain over all decisions. */
  Chain.Value chain() {
    return chain.value();
  }

  /** Takes the events since they were last taken. */
  EventBuffer.Batch take() {
    return log.take();
  }
}
