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
  private final long[] placeFreeAt;
  private final long windowStart;
  private final Histogram waitNanosBefore = new Histogram(SIGNIFICANT_DIGITS);
  private final Histogram serviceNanosBefore = new Histogram(SIGNIFICANT_DIGITS);
  private final Histogram busWaitNanosBefore = new Histogram(SIGNIFICANT_DIGITS);
  private final Histogram waitNanos = new Histogram(SIGNIFICANT_DIGITS);
  private final Histogram serviceNanos = new Histogram(SIGNIFICANT_DIGITS);
  private final Histogram busWaitNanos = new Histogram(SIGNIFICANT_DIGITS);
  private long busFreeAt;
  private final PriorityQueue<Submitted> unfinished =
      new PriorityQueue<>(Comparator.comparingLong(Submitted::end));
  private final LoadMeter run = new LoadMeter(0);
  private final LoadMeter window;

  /** A transfer with the times at which it gets a place, gets the bus and ends. */
  private record Submitted(long start, long bus, long end) {}

  /**
   * An idle device.
   *
   * @param random draws its latencies
   * @param windowStart when the measured window begins, in nanoseconds
   */
  public DeviceModel(DeviceProfile profile, UniformRandomProvider random, long windowStart) {
    this(profile.name(), profile, random, windowStart);
  }

  /** An idle device that is called {@code name} in its reports. */
  public DeviceModel(
      String name, DeviceProfile profile, UniformRandomProvider random, long windowStart) {
    this.name = name;
    this.profile = profile;
    this.random = random;
    this.placeFreeAt = new long[profile.depth()];
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
    long ready = start + (write ? profile.writeLatency() : profile.readLatency()).nextNanos(random);
    long bandwidth = write ? profile.writeBytesPerSecond() : profile.readBytesPerSecond();
    long bus = ready;
    long end = ready;
    if (bandwidth > 0) {
      bus = Math.max(ready, busFreeAt);
      end = bus + (pages * AddressLayout.PAGE_SIZE * NANOS_PER_SECOND + bandwidth - 1) / bandwidth;
      busFreeAt = end;
    }
    placeFreeAt[place] = end;
    (at >= windowStart ? busWaitNanos : busWaitNanosBefore).recordValue(bus - ready);
    count(write, pages, at, new Submitted(start, bus, end));
    return end;
  }

  private void count(boolean write, int pages, long at, Submitted submitted) {
    long start = submitted.start();
    long end = submitted.end();
    boolean measured = at >= windowStart;
    (measured ? waitNanos : waitNanosBefore).recordValue(start - at);
    (measured ? serviceNanos : serviceNanosBefore).recordValue(end - start);
    run.add(write, pages, at, start, submitted.bus(), end);
    window.add(write, pages, at, start, submitted.bus(), end);
    forgetEnded(at);
    unfinished.add(submitted);
  }

  private void forgetEnded(long now) {
    while (!unfinished.isEmpty() && unfinished.peek().end() <= now) {
      unfinished.remove();
    }
  }

  /** What the device was asked to do so far, since the beginning. */
  public DeviceLoad load(long now) {
    return run.load(now, beyond(now));
  }

  private LoadMeter.Beyond beyond(long now) {
    forgetEnded(now);
    long place = 0;
    long bus = 0;
    long queue = 0;
    for (Submitted transfer : unfinished) {
      place += transfer.end() - Math.max(now, transfer.start());
      bus += transfer.end() - Math.max(now, transfer.bus());
      queue += transfer.end() - now;
    }
    return new LoadMeter.Beyond(place, bus, queue);
  }

  /** What the device has done so far. */
  public DeviceReport report(long now) {
    return new DeviceReport(
        name,
        profile.depth(),
        load(now),
        window.load(now, beyond(now)),
        sum(waitNanosBefore, waitNanos),
        sum(serviceNanosBefore, serviceNanos),
        waitNanos.copy(),
        serviceNanos.copy(),
        sum(busWaitNanosBefore, busWaitNanos),
        busWaitNanos.copy(),
        unfinished.size(),
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
