package org.faultline.actors.device;

import java.util.PriorityQueue;
import org.HdrHistogram.Histogram;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.memory.address.AddressLayout;
import org.faultline.workload.config.DeviceConfig;

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
  private final DeviceConfig config;
  private final UniformRandomProvider random;
  private final long[] placeFreeAt;
  private final long windowStart;
  private final Histogram waitNanosBefore = new Histogram(SIGNIFICANT_DIGITS);
  private final Histogram serviceNanosBefore = new Histogram(SIGNIFICANT_DIGITS);
  private final Histogram waitNanos = new Histogram(SIGNIFICANT_DIGITS);
  private final Histogram serviceNanos = new Histogram(SIGNIFICANT_DIGITS);
  private long busFreeAt;
  private final PriorityQueue<Long> ends = new PriorityQueue<>();
  private final LoadMeter run = new LoadMeter(0);
  private final LoadMeter window;

  /**
   * An idle device.
   *
   * @param random draws its latencies
   * @param windowStart when the measured window begins, in nanoseconds
   */
  public DeviceModel(DeviceConfig config, UniformRandomProvider random, long windowStart) {
    this(config.name(), config, random, windowStart);
  }

  /** An idle device that is called {@code name} in its reports. */
  public DeviceModel(
      String name, DeviceConfig config, UniformRandomProvider random, long windowStart) {
    this.name = name;
    this.config = config;
    this.random = random;
    this.placeFreeAt = new long[config.depth()];
    this.windowStart = windowStart;
    this.window = new LoadMeter(windowStart);
  }

  /**
   * Submits the transfer of {@code pages} neighbouring pages at {@code at}; returns when it ends.
   */
  public long transfer(boolean write, int pages, long at) {
    int place = 0;
    for (int i = 1; i < placeFreeAt.length; i++) {
      if (placeFreeAt[i] < placeFreeAt[place]) {
        place = i;
      }
    }
    long start = Math.max(at, placeFreeAt[place]);
    long ready = start + (write ? config.writeLatency() : config.readLatency()).nextNanos(random);
    long bandwidth = write ? config.writeBytesPerSecond() : config.readBytesPerSecond();
    long end = ready;
    if (bandwidth > 0) {
      end =
          Math.max(ready, busFreeAt)
              + (pages * AddressLayout.PAGE_SIZE * NANOS_PER_SECOND + bandwidth - 1) / bandwidth;
      busFreeAt = end;
    }
    placeFreeAt[place] = end;
    count(write, pages, at, start, end);
    return end;
  }

  private void count(boolean write, int pages, long at, long start, long end) {
    boolean measured = at >= windowStart;
    (measured ? waitNanos : waitNanosBefore).recordValue(start - at);
    (measured ? serviceNanos : serviceNanosBefore).recordValue(end - start);
    run.add(write, pages, at, start, end);
    window.add(write, pages, at, start, end);
    forgetEnded(at);
    ends.add(end);
  }

  private void forgetEnded(long now) {
    while (!ends.isEmpty() && ends.peek() <= now) {
      ends.remove();
    }
  }

  /** What the device was asked to do so far, since the beginning. */
  public DeviceLoad load(long now) {
    return run.load(now, beyond(now));
  }

  private long beyond(long now) {
    forgetEnded(now);
    long beyond = 0;
    for (long end : ends) {
      beyond += end - now;
    }
    return beyond;
  }

  /** What the device has done so far. */
  public DeviceReport report(long now) {
    return new DeviceReport(
        name,
        load(now),
        window.load(now, beyond(now)),
        sum(waitNanosBefore, waitNanos),
        sum(serviceNanosBefore, serviceNanos),
        waitNanos.copy(),
        serviceNanos.copy(),
        ends.size(),
        0,
        0,
        null);
  }

  private static Histogram sum(Histogram before, Histogram after) {
    Histogram sum = before.copy();
    sum.add(after);
    return sum;
  }
}
