package org.faultline.memory.device;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.HdrHistogram.Histogram;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.memory.address.AddressLayout;

/**
 * When each transfer of a device ends, in virtual time.
 *
 * <p>A transfer waits for one of the device's places, takes its latency there, and then takes the
 * one bus for its bytes. Transfers must be submitted in order of time.
 */
public final class DeviceModel {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int SIGNIFICANT_DIGITS = 3;

  private final String name;
  private final DeviceProfile profile;
  private final UniformRandomProvider random;
  private final long[] placeFreeAtNanos;
  private final long windowStartNanos;
  private final Histogram waitNanosBefore = new Histogram(SIGNIFICANT_DIGITS);
  private final Histogram serviceNanosBefore = new Histogram(SIGNIFICANT_DIGITS);
  private final Histogram busWaitNanosBefore = new Histogram(SIGNIFICANT_DIGITS);
  private final Histogram waitNanos = new Histogram(SIGNIFICANT_DIGITS);
  private final Histogram serviceNanos = new Histogram(SIGNIFICANT_DIGITS);
  private final Histogram busWaitNanos = new Histogram(SIGNIFICANT_DIGITS);
  private long busFreeAtNanos;
  private final PriorityQueue<Submitted> unfinished =
      new PriorityQueue<>(Comparator.comparingLong(Submitted::endNanos));
  private final LoadMeter run = new LoadMeter(0);
  private final LoadMeter window;

  /** A transfer with the times at which it gets a place, gets the bus and ends. */
  private record Submitted(long startNanos, long busAtNanos, long endNanos) {}

  /**
   * An idle device.
   *
   * @param random draws its latencies
   * @param windowStartNanos when the measured window begins, in nanoseconds
   */
  public DeviceModel(DeviceProfile profile, UniformRandomProvider random, long windowStartNanos) {
    this(profile.name(), profile, random, windowStartNanos);
  }

  /** An idle device that is called {@code name} in its reports. */
  public DeviceModel(
      String name, DeviceProfile profile, UniformRandomProvider random, long windowStartNanos) {
    this.name = name;
    this.profile = profile;
    this.random = random;
    this.placeFreeAtNanos = new long[profile.depth()];
    this.windowStartNanos = windowStartNanos;
    this.window = new LoadMeter(windowStartNanos);
  }

  /**
   * Submits the transfer of {@code pages} neighbouring pages at {@code atNanos}; returns when it
   * ends.
   */
  public long transfer(boolean write, int pages, long atNanos) {
    int place = 0;
    for (int i = 1; i < placeFreeAtNanos.length; i++) {
      if (placeFreeAtNanos[i] < placeFreeAtNanos[place]) {
        place = i;
      }
    }
    long startNanos = Math.max(atNanos, placeFreeAtNanos[place]);
    long readyNanos =
        startNanos + (write ? profile.writeLatency() : profile.readLatency()).nextNanos(random);
    long bytesPerSecond = write ? profile.writeBytesPerSecond() : profile.readBytesPerSecond();
    long busAtNanos = readyNanos;
    long endNanos = readyNanos;
    if (bytesPerSecond > 0) {
      busAtNanos = Math.max(readyNanos, busFreeAtNanos);
      endNanos =
          busAtNanos
              + (pages * AddressLayout.PAGE_SIZE * NANOS_PER_SECOND + bytesPerSecond - 1)
                  / bytesPerSecond;
      busFreeAtNanos = endNanos;
    }
    placeFreeAtNanos[place] = endNanos;
    (atNanos >= windowStartNanos ? busWaitNanos : busWaitNanosBefore)
        .recordValue(busAtNanos - readyNanos);
    count(write, pages, atNanos, new Submitted(startNanos, busAtNanos, endNanos));
    return endNanos;
  }

  private void count(boolean write, int pages, long atNanos, Submitted submitted) {
    long startNanos = submitted.startNanos();
    long endNanos = submitted.endNanos();
    boolean measured = atNanos >= windowStartNanos;
    (measured ? waitNanos : waitNanosBefore).recordValue(startNanos - atNanos);
    (measured ? serviceNanos : serviceNanosBefore).recordValue(endNanos - startNanos);
    run.add(write, pages, atNanos, startNanos, submitted.busAtNanos(), endNanos);
    window.add(write, pages, atNanos, startNanos, submitted.busAtNanos(), endNanos);
    forgetEnded(atNanos);
    unfinished.add(submitted);
  }

  private void forgetEnded(long nowNanos) {
    while (!unfinished.isEmpty() && unfinished.peek().endNanos() <= nowNanos) {
      unfinished.remove();
    }
  }

  /** What the device was asked to do so far, since the beginning. */
  public DeviceLoad load(long nowNanos) {
    return run.load(nowNanos, beyond(nowNanos));
  }

  private LoadMeter.Beyond beyond(long nowNanos) {
    forgetEnded(nowNanos);
    long placeNanos = 0;
    long busNanos = 0;
    long queueNanos = 0;
    for (Submitted transfer : unfinished) {
      placeNanos += transfer.endNanos() - Math.max(nowNanos, transfer.startNanos());
      busNanos += transfer.endNanos() - Math.max(nowNanos, transfer.busAtNanos());
      queueNanos += transfer.endNanos() - nowNanos;
    }
    return new LoadMeter.Beyond(placeNanos, busNanos, queueNanos);
  }

  /** What the device has done so far. */
  public DeviceReport report(long nowNanos) {
    return new DeviceReport(
        name,
        profile.depth(),
        load(nowNanos),
        window.load(nowNanos, beyond(nowNanos)),
        new DeviceReport.TransferTimes(
            sum(waitNanosBefore, waitNanos),
            sum(serviceNanosBefore, serviceNanos),
            sum(busWaitNanosBefore, busWaitNanos)),
        new DeviceReport.TransferTimes(waitNanos.copy(), serviceNanos.copy(), busWaitNanos.copy()),
        unfinished.size(),
        0,
        DeviceReport.Failures.NONE);
  }

  private static Histogram sum(Histogram before, Histogram after) {
    Histogram sum = before.copy();
    sum.add(after);
    return sum;
  }
}
