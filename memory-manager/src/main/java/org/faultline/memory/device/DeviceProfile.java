package org.faultline.memory.device;

import java.util.List;
import java.util.Optional;
import org.faultline.memory.time.Duration;

/**
 * The latency model of a paging device.
 *
 * <p>A request waits for one of {@code depth} places, takes its latency there, and then its
 * transfer takes the one bus. A device that is {@code instant} takes no time at all: pages come and
 * go at no cost and no process ever waits for it.
 *
 * @param name {@code nvme}, {@code sata-ssd}, {@code hdd}, {@code instant} or {@code custom}
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

  /**
   * A PCIe 3 drive. Latencies and bandwidths: WINDOWS-VM.md 12; the depth gives some 430,000 reads
   * a second, in the middle of that table's range.
   */
  public static final DeviceProfile NVME = device("nvme", 75_000, 25_000, 3200, 2700, 32);

  /** WINDOWS-VM.md 12; the depth gives 53,000 reads a second. */
  public static final DeviceProfile SATA_SSD = device("sata-ssd", 150_000, 30_000, 550, 520, 8);

  /** A disk of 7,200 turns a minute, WINDOWS-VM.md 12; one head: 133 reads a second. */
  public static final DeviceProfile HDD = device("hdd", 7_500_000, 5_500_000, 180, 180, 1);

  /** No time at all. */
  public static final DeviceProfile INSTANT =
      new DeviceProfile("instant", true, Duration.NONE, Duration.NONE, 0, 0, 1);

  /** The devices that have names. */
  public static final List<DeviceProfile> NAMED = List.of(NVME, SATA_SSD, HDD, INSTANT);

  /**
   * @throws IllegalArgumentException where a value is out of range
   */
  public DeviceProfile {
    if (readBytesPerSecond < 0 || writeBytesPerSecond < 0) {
      throw new IllegalArgumentException("has a negative bandwidth");
    }
    if (depth < 1 || depth > MAXIMUM_DEPTH) {
      throw new IllegalArgumentException("has no depth from 1 to " + MAXIMUM_DEPTH);
    }
  }

  /** The named device. */
  public static Optional<DeviceProfile> named(String name) {
    return NAMED.stream().filter(device -> device.name().equals(name)).findFirst();
  }

  /**
   * A device that needs {@code service} for each transfer, whatever its size.
   *
   * @param depth transfers that it serves at once; the others queue
   */
  public static DeviceProfile server(Duration service, int depth) {
    return new DeviceProfile("custom", false, service, service, 0, 0, depth);
  }

  private static DeviceProfile device(
      String name, long readNanos, long writeNanos, long readMega, long writeMega, int depth) {
    return new DeviceProfile(
        name,
        false,
        new Duration.Fixed(readNanos),
        new Duration.Fixed(writeNanos),
        readMega * 1_000_000,
        writeMega * 1_000_000,
        depth);
  }
}
