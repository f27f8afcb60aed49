package org.faultline.actors.stall;

/**
 * How much of the time that could be used is lost to one resource: pressure stall information as
 * Linux defines it (Documentation/accounting/psi.rst and the introduction of kernel/sched/psi.c).
 *
 * <p>With {@code threads = min(nonidle, cpus)}, {@code some = min(delayed / threads, 1)} and {@code
 * full = (threads - min(productive, threads)) / threads}; both are 0 where nobody is delayed. Told
 * of each change in order of time; a change costs O(1).
 */
public final class StallMeter {
  /** How often the averages move, in nanoseconds. */
  public static final long PERIOD_NANOS = 2_000_000_000;

  private static final double[] KEPT = {kept(10), kept(60), kept(300)};

  private final int cpus;
  private long lastNanos;
  private int nonidle;
  private int productive;
  private int delayed;
  private double someNanos;
  private double fullNanos;
  private double someBeforeNanos;
  private double fullBeforeNanos;
  private final double[] someAverages = new double[KEPT.length];
  private final double[] fullAverages = new double[KEPT.length];

  /** Nobody is there at time 0. */
  public StallMeter(int cpus) {
    this.cpus = cpus;
  }

  private static double kept(int seconds) {
    return StrictMath.exp(-PERIOD_NANOS / (seconds * 1e9));
  }

  /** The part of the usable CPUs for which somebody is delayed, from 0 to 1. */
  public static double some(int nonidle, int delayed, int cpus) {
    return delayed == 0 ? 0 : Math.min(1, (double) delayed / Math.min(nonidle, cpus));
  }

  /** The part of the usable CPUs that is lost, from 0 to 1. */
  public static double full(int nonidle, int productive, int delayed, int cpus) {
    if (delayed == 0) {
      return 0;
    }
    int threads = Math.min(nonidle, cpus);
    return (double) (threads - Math.min(productive, threads)) / threads;
  }

  /**
   * From {@code nowNanos} on so many processes have something to do, get on and are delayed; a time
   * before that of the last change counts as that.
   */
  public void change(long nowNanos, int allNonidle, int allProductive, int allDelayed) {
    advance(nowNanos);
    nonidle = allNonidle;
    productive = allProductive;
    delayed = allDelayed;
  }

  /** Nothing changes until {@code nowNanos}. */
  public void advance(long nowNanos) {
    if (nowNanos > lastNanos) {
      if (delayed > 0) {
        someNanos += (nowNanos - lastNanos) * some(nonidle, delayed, cpus);
        fullNanos += (nowNanos - lastNanos) * full(nonidle, productive, delayed, cpus);
      }
      lastNanos = nowNanos;
    }
  }

  /** A period of {@link #PERIOD_NANOS} ends now: the averages move towards what it was like. */
  public void endPeriod() {
    move(someAverages, (someNanos - someBeforeNanos) / PERIOD_NANOS);
    move(fullAverages, (fullNanos - fullBeforeNanos) / PERIOD_NANOS);
    someBeforeNanos = someNanos;
    fullBeforeNanos = fullNanos;
  }

  private static void move(double[] averages, double value) {
    for (int i = 0; i < averages.length; i++) {
      averages[i] = averages[i] * KEPT[i] + value * (1 - KEPT[i]);
    }
  }

  /** Time lost until now, in nanoseconds, weighted by the part of the usable CPUs. */
  double fullNanos() {
    return fullNanos;
  }

  /** What it has come to. */
  public Stall reading() {
    return new Stall(someNanos, fullNanos, someAverages.clone(), fullAverages.clone());
  }
}
