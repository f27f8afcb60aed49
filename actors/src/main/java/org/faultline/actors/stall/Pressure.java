package org.faultline.actors.stall;

import java.util.Arrays;
import java.util.List;

/**
 * Who is held up by what, over all processes of a machine: a {@link StallMeter} for each resource.
 *
 * <p>Changes come in order of time but for what runs at most the slack ahead; such a change counts
 * as of the latest one.
 */
public final class Pressure {
  private static final Resource[] RESOURCES = Resource.values();
  private static final long SHORT_NANOS = ThrashingOnset.PERIOD_NANOS;

  // By condition: in which resources a process in it is delayed, one bit for each.
  private static final int[] DELAYS = delays();

  private final StallMeter[] meters = new StallMeter[RESOURCES.length];
  private final int[] delayed = new int[RESOURCES.length];
  private final ThrashingOnset onset = new ThrashingOnset();
  private double thrashedBeforeNanos;
  private int nonidle;
  private int runnable;
  private int running;
  private long nextShortNanos = SHORT_NANOS;
  private long nextPeriodNanos = StallMeter.PERIOD_NANOS;

  /** A machine on which nobody is. */
  public Pressure(int cpus) {
    Arrays.setAll(meters, i -> new StallMeter(cpus));
  }

  private static int[] delays() {
    int[] delays = new int[Condition.values().length];
    for (Condition condition : Condition.values()) {
      for (Resource resource : RESOURCES) {
        if (resource.delays(condition)) {
          delays[condition.ordinal()] |= 1 << resource.ordinal();
        }
      }
    }
    return delays;
  }

  /** A process does something else from {@code nowNanos} on. */
  public void change(Condition before, Condition after, long nowNanos) {
    endPeriods(nowNanos);
    count(before, -1);
    count(after, 1);
    for (int i = 0; i < meters.length; i++) {
      int productive = i == Resource.CPU.ordinal() ? running : runnable;
      meters[i].change(nowNanos, nonidle, productive, delayed[i]);
    }
  }

  private void count(Condition condition, int change) {
    nonidle += condition == Condition.IDLE ? 0 : change;
    running += condition == Condition.RUNNING ? change : 0;
    runnable += condition == Condition.RUNNING || condition == Condition.READY ? change : 0;
    int bits = DELAYS[condition.ordinal()];
    for (int i = 0; bits != 0; bits >>>= 1, i++) {
      delayed[i] += (bits & 1) == 0 ? 0 : change;
    }
  }

  private void endPeriods(long nowNanos) {
    while (nextShortNanos <= nowNanos) {
      StallMeter thrashing = meters[Resource.THRASHING.ordinal()];
      thrashing.advance(nextShortNanos);
      onset.endPeriod((thrashing.fullNanos() - thrashedBeforeNanos) / SHORT_NANOS);
      thrashedBeforeNanos = thrashing.fullNanos();
      if (nextShortNanos == nextPeriodNanos) {
        for (StallMeter meter : meters) {
          meter.advance(nextPeriodNanos);
          meter.endPeriod();
        }
        nextPeriodNanos += StallMeter.PERIOD_NANOS;
      }
      nextShortNanos += SHORT_NANOS;
    }
  }

  /** What each resource, by {@link Resource}, has cost until {@code nowNanos}. */
  public List<Stall> readings(long nowNanos) {
    endPeriods(nowNanos);
    for (StallMeter meter : meters) {
      meter.advance(nowNanos);
    }
    return Arrays.stream(meters).map(StallMeter::reading).toList();
  }

  /** When the machine began to thrash, in nanoseconds; -1 where it has not. */
  public long thrashingSinceNanos() {
    return onset.onsetNanos();
  }
}
