package org.faultline.actors.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.memory.device.DeviceModel;
import org.faultline.memory.device.DeviceProfile;
import org.faultline.memory.time.Duration;
import org.faultline.workload.program.Durations;
import org.faultline.workload.program.RandomStreams;
import org.junit.jupiter.api.Test;

/** The paging device as a single server at half load: 10 ms of service, an arrival each 20 ms. */
class DeviceQueueTest {
  private static final int TRANSFERS = 1_000_000;
  private static final double MILLI = 1e6;

  private static long[] responses(Duration service) {
    RandomStreams streams = new RandomStreams(28);
    DeviceProfile config = new DeviceProfile("custom", false, service, service, 0, 0, 1);
    DeviceModel device = new DeviceModel(config, streams.stream("device", 0, "latency"), 0);
    UniformRandomProvider random = streams.stream("device", 0, "arrivals");
    Duration gap = new Durations.Exponential(20_000_000);
    long[] responses = new long[TRANSFERS];
    long now = 0;
    for (int i = 0; i < TRANSFERS; i++) {
      now += gap.nextNanos(random);
      responses[i] = device.transfer(false, 1, now) - now;
    }
    Arrays.sort(responses);
    return responses;
  }

  /** The response of M/M/1 is exponential with mean S / (1 - load). */
  @Test
  void exponentialServiceGivesAnExponentialResponse() {
    long[] responses = responses(new Durations.Exponential(10_000_000));
    double mean = Arrays.stream(responses).average().orElseThrow() / MILLI;
    assertThat(mean).isCloseTo(20, withPercentage(2));
    assertThat(responses[TRANSFERS / 2] / MILLI).isCloseTo(13.86, withPercentage(2));
    assertThat(responses[TRANSFERS / 100 * 99] / MILLI).isCloseTo(92.1, withPercentage(5));
  }

  /** Pollaczek and Khinchine: M/D/1 waits half as long as M/M/1. */
  @Test
  void fixedServiceHalvesTheWait() {
    double mean =
        Arrays.stream(responses(Durations.fixed(10_000_000))).average().orElseThrow() / MILLI;
    assertThat(mean).isCloseTo(15, withPercentage(2));
  }
}
