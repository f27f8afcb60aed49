package org.faultline.workload.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import org.faultline.memory.device.DeviceProfile;
import org.faultline.memory.device.PagefileFaults;
import org.faultline.workload.config.MachineConfig.PagefileConfig;
import org.faultline.workload.program.Durations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a config says of the pagefile, its device and those for files. */
class DeviceConfigTest {
  private static final DeviceProfile HDD =
      new DeviceProfile(
          "hdd",
          false,
          Durations.fixed(7_500_000),
          Durations.fixed(5_500_000),
          180_000_000,
          180_000_000,
          1);

  @TempDir Path folder;

  @Test
  void aDrawnLatencyMayHaveCommasWithoutQuotes() {
    String device =
        "machine.pagefile.device { read-latency = uniform(1 ms, ${vars.most}), write-latency ="
            + " exponential(2 ms), read-bandwidth = 4 GB/s, write-bandwidth = unlimited, depth = 2"
            + " }";

    assertThat(
            Loads.load(folder, Loads.with("vars.most = 3 ms", device))
                .config()
                .machine()
                .pagefile()
                .device())
        .isEqualTo(
            new DeviceProfile(
                "custom",
                false,
                new Durations.Uniform(1_000_000, 3_000_000),
                new Durations.Exponential(2_000_000),
                4_000_000_000L,
                0,
                2));
  }

  @Test
  void aDeviceMayHaveAServiceTimeForEachTransfer() {
    assertThat(device("{ service = exponential(10 ms), depth = 1 }"))
        .isEqualTo(DeviceProfile.server(new Durations.Exponential(10_000_000), 1));
    assertThat(device("{ service = 10 ms, depth = 2 }"))
        .isEqualTo(DeviceProfile.server(Durations.fixed(10_000_000), 2));
    assertThat(
            device(
                "{ service = model, read-latency = 1 ms, write-latency = 2 ms,"
                    + " read-bandwidth = unlimited, write-bandwidth = unlimited, depth = 3 }"))
        .isEqualTo(
            new DeviceProfile(
                "custom", false, Durations.fixed(1_000_000), Durations.fixed(2_000_000), 0, 0, 3));
  }

  @Test
  void aSolidStateDriveBehindSataIsOne() {
    assertThat(
            Loads.load(folder, Loads.with("machine.pagefile.device = sata-ssd"))
                .config()
                .machine()
                .pagefile()
                .device())
        .isEqualTo(
            new DeviceProfile(
                "sata-ssd",
                false,
                Durations.fixed(150_000),
                Durations.fixed(30_000),
                550_000_000,
                520_000_000,
                8));
  }

  @Test
  void devicesForFilesHaveNames() {
    String devices = "machine.devices { disk = hdd, tape { service = 1 s, depth = 1 } }";

    assertThat(Loads.load(folder, Loads.with(devices)).config().machine().devices())
        .containsExactly(
            entry("disk", HDD),
            entry("tape", DeviceProfile.server(Durations.fixed(1_000_000_000), 1)));
    assertThat(Loads.sentences(folder, Loads.with("machine.devices { \"a/b\" = hdd }")))
        .singleElement()
        .asString()
        .contains("has a name that is not a letter");
  }

  private DeviceProfile device(String text) {
    return Loads.load(folder, Loads.with("machine.pagefile.device " + text))
        .config()
        .machine()
        .pagefile()
        .device();
  }

  @Test
  void thePagefileMayBeARealFileAndGoWrongOnPurpose() {
    String keys =
        "machine.pagefile { store = file, directory = ${vars.folder}, timeout = 2 ms,"
            + " faults { read-errors = 0.5 %, write-errors = 20 %, hang = after(7) } }";
    LoadedWorkload loaded =
        Loads.load(folder, Loads.with("vars.folder = \"" + escaped(folder) + "\"", keys));
    PagefileConfig pagefile = loaded.config().machine().pagefile();

    assertThat(pagefile.store()).isEqualTo(PagefileConfig.Store.FILE);
    assertThat(pagefile.folder()).isEqualTo(folder);
    assertThat(pagefile.timeoutNanos()).isEqualTo(2_000_000);
    assertThat(pagefile.faults()).isEqualTo(new PagefileFaults(0.005, 0.2, 7));
    assertThat(pagefile.faults().hangs(6)).isFalse();
    assertThat(pagefile.faults().hangs(7)).isTrue();
    assertThat(PagefileFaults.NONE.hangs(Long.MAX_VALUE)).isFalse();
    assertThat(loaded.inputs()).containsOnlyKeys("desktop.conf");
  }

  @Test
  void anotherDeviceKeepsAllElseOfThePagefile() {
    PagefileConfig pagefile =
        Loads.load(folder, Loads.with("machine.pagefile { store = file, timeout = 5 s }"))
            .config()
            .machine()
            .pagefile();
    PagefileConfig instant = pagefile.on(DeviceProfile.INSTANT);

    assertThat(instant.device()).isEqualTo(DeviceProfile.INSTANT);
    assertThat(instant.on(pagefile.device())).isEqualTo(pagefile);
    assertThat(pagefile.folder()).isEqualTo(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** A path as it stands between quotes in HOCON. */
  private static String escaped(Path path) {
    return path.toString().replace("\\", "\\\\");
  }
}
