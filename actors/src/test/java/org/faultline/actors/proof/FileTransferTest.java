package org.faultline.actors.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.actors.Workloads;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.run.Simulator;
import org.faultline.actors.time.TimeBucket;
import org.faultline.memory.device.DeviceLoad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that compute for 2 ms and then wait for a file, on one CPU and one disk of 10 ms. */
class FileTransferTest {
  private static final long MILLI = 1_000_000;

  private static String config(int processes, int depth) {
    return """
        machine { profile = theory, devices { disk { service = 10 ms, depth = %d } } }
        processes { reader { count = %d, program = [ { Repeat { times = 100, do = [
          { Compute = 2 ms }, { FileIo { device = disk, size = 8 KiB, access = read } } ] } } ] } }
        """
        .formatted(depth, processes);
  }

  private static RunResult run(String config, int workers) {
    try (Simulator simulator = Simulator.withWorkers(workers)) {
      return simulator.run(Workloads.of(config));
    }
  }

  @Test
  void oneProcessComputesOrWaits() {
    RunResult result = run(config(1, 1), 1);

    assertThat(result.endNanos()).isEqualTo(100 * 12 * MILLI);
    assertThat(result.window(TimeBucket.FILE_IO)).isEqualTo(100 * 10 * MILLI);
    assertThat(result.window(TimeBucket.COMPUTING)).isEqualTo(100 * 2 * MILLI);
    DeviceLoad disk = result.windowFileDevice("disk");
    assertThat(disk.reads().transfers()).isEqualTo(100);
    assertThat(disk.reads().pages()).isEqualTo(200);
    assertThat(disk.busyNanos()).isEqualTo(100 * 10 * MILLI);
  }

  /** While one waits another computes: only the first 2 ms are not hidden behind the disk. */
  @Test
  void theCpuIsGivenUpMeanwhile() {
    RunResult result = run(config(3, 1), 1);

    assertThat(result.endNanos()).isEqualTo((2 + 300 * 10) * MILLI);
    assertThat(result.fileDevices().get("disk").runTimes().serviceNanos().getMaxValue())
        .isBetween(10 * MILLI, 10 * MILLI + MILLI / 100);
  }

  /**
   * With room for all of them nobody waits for the disk, and the CPU is free before they return.
   */
  @Test
  void aDeeperDeviceServesSeveralAtOnce() {
    assertThat(run(config(5, 5), 1).endNanos()).isEqualTo((8 + 100 * 12) * MILLI);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void theNumberOfWorkersChangesNothing(int workers) {
    String drawn =
        config(7, 2).replace("service = 10 ms", "service = exponential(3 ms)")
            + "\nscheduler.slack = 1 ms\nmachine.cpus = 3\n";

    assertThat(run(drawn, workers).digest()).isEqualTo(run(drawn, 1).digest());
  }

  @Test
  void theIdentitiesHold() {
    assertThat(run(config(3, 1), 1).identitiesHold()).isTrue();
  }
}
