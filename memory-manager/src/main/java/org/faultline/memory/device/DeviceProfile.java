package org.faultline.memory.device;

import org.faultline.memory.time.Duration;

/**
 * The latency model of a paging device.
 *
 * <p>A request waits for one of {@code depth} places, takes its latency there, and then its
 * transfer takes the one bus. A device that is {@code instant} takes no time at all: pages come and
 * go at no cost and no process ever waits for it.
 *
 * @param name {@code instant}, {@code custom}, or that of a file of {@code config/devices}
 * @param readBytesPerSecond bandwidth of the bus for reads; 0 for no limit
 * @param writeBytesPerSecond bandwidth of the bus for writes; 0 for no limit
 * @param depth requests that the device takes at once, 1 to {@value #MAXIMUM_DEPTH}
 */
public record DeviceProfile(
    String name,
    boolean instant,
    Duration readLatency,
    Duration writeLatency,
    long readBytesPerSecond,
    long writeBytesPerSecond,
    int depth) {

  /** The most requests that a device takes at once. */
  public static final int MAXIMUM_DEPTH = 65_536;

  /** No time at all. */
  public static final DeviceProfile INSTANT =
      new DeviceProfile("instant", true, Duration.NONE, Duration.NONE, 0, 0, 1);

  /**
   * @throws IllegalArgumentException where a value is out of range
   */
  public DeviceProfile {
    if (readBytesPerSecond < 0 || writeBytesPerSecond < 0) {
      throw new IllegalArgumentException("has a negative bandwidth");
    }
    if (depth < 1 || depth > MAXIMUM_DEPTH) {
      throw new IllegalArgumentException("must have a depth from 1 to " + MAXIMUM_DEPTH);
    }
  }

  /**
   * A device that needs {@code service} for each transfer, whatever its size.
   *
   * @param depth transfers that it serves at once; the others queue
   */
  public static DeviceProfile server(Duration service, int depth) {
    return new DeviceProfile("custom", false, service, service, 0, 0, depth);
  }
}
