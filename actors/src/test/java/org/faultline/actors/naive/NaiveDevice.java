package org.faultline.actors.naive;

import java.util.PriorityQueue;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.device.DeviceProfile;
import org.faultline.memory.time.Duration;
import org.faultline.workload.program.RandomStreams;

/** The pagefile's device: transfers wait for one of its places, and then share one bus. */
final class NaiveDevice {
  private static final long SECOND = 1_000_000_000L;

  private final DeviceProfile device;
  private final UniformRandomProvider latencies;
  private final PriorityQueue<Long> freeAt = new PriorityQueue<>();
  private long busFreeAt;
  private long submitted;

  NaiveDevice(DeviceProfile device, RandomStreams streams) {
    this.device = device;
    latencies = streams.stream("machine", 0, "device");
    for (int i = 0; i < device.depth(); i++) {
      freeAt.add(0L);
    }
  }

  boolean instant() {
    return device.instant();
  }

  /** Submits a transfer of so many pages; returns when it ends. */
  long transfer(boolean write, int pages, long now) {
    submitted = Math.max(submitted, now);
    long start = Math.max(submitted, freeAt.remove());
    Duration latency = write ? device.writeLatency() : device.readLatency();
    long end = start + latency.nextNanos(latencies);
    long bandwidth = write ? device.writeBytesPerSecond() : device.readBytesPerSecond();
    if (bandwidth > 0) {
      long bytes = (long) pages * AddressLayout.PAGE_SIZE;
      end = Math.max(end, busFreeAt) + (bytes * SECOND + bandwidth - 1) / bandwidth;
      busFreeAt = end;
    }
    freeAt.add(end);
    return end;
  }
}
