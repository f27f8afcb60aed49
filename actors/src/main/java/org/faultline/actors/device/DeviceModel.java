package org.faultline.actors.device;

import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.memory.address.AddressLayout;
import org.faultline.workload.config.DeviceConfig;

/**
 * When each transfer of a paging device ends, in virtual time.
 *
 * <p>A transfer waits for one of the device's places, takes its latency there, and then takes the
 * one bus for its bytes. Transfers must be submitted in order of time.
 */
public final class DeviceModel {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int SIGNIFICANT_DIGITS = 3;

  private final DeviceConfig config;
  private final UniformRandomProvider random;
  private final long[] placeFreeAt;
  private final Histogram waitNanos = new Histogram(SIGNIFICANT_DIGITS);
  private final Histogram serviceNanos = new Histogram(SIGNIFICANT_DIGITS);
  private long busFreeAt;
  private long busyUntil;
  private long busyNanos;
  private long reads;
  private long writes;
  private long pagesRead;
  private long pagesWritten;

  /** An idle device; {@code random} draws its latencies. */
  public DeviceModel(DeviceConfig config, UniformRandomProvider random) {
    this.config = config;
    this.random = random;
    this.placeFreeAt = new long[config.depth()];
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
    if (write) {
      writes++;
      pagesWritten += pages;
    } else {
      reads++;
      pagesRead += pages;
    }
    waitNanos.recordValue(start - at);
    serviceNanos.recordValue(end - start);
    if (end > busyUntil) {
      busyNanos += end - Math.max(busyUntil, start);
      busyUntil = end;
    }
  }

  /** What the device has done so far. */
  public DeviceReport report(long now) {
    long beyond = Math.max(0, busyUntil - now);
    return new DeviceReport(
        config.name(),
        reads,
        writes,
        pagesRead,
        pagesWritten,
        Math.max(0, busyNanos - beyond),
        waitNanos.copy(),
        serviceNanos.copy(),
        Arrays.stream(placeFreeAt).filter(free -> free > now).count(),
        0,
        0,
        null);
  }
}
