package org.faultline.workload.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.device.DeviceProfile;
import org.faultline.memory.device.PagefileFaults;
import org.faultline.memory.server.Costs;
import org.faultline.memory.shares.ReplacementScope;
import org.faultline.memory.shares.ShareKind;
import org.faultline.memory.windows.WindowsSettings;
import org.faultline.workload.config.MachineConfig.PagefileConfig;
import org.faultline.workload.program.Durations;
import org.faultline.workload.program.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadLoaderTest {
  private static final DeviceProfile NVME =
      new DeviceProfile(
          "nvme",
          false,
          Durations.fixed(75_000),
          Durations.fixed(25_000),
          3_200_000_000L,
          2_700_000_000L,
          32);

  private static final long MIB = 1L << 20;

  @TempDir Path folder;

  @Test
  void theWorkloadOfTheIntroductionIsReadWithoutQuotes() {
    WorkloadConfig config = Loads.load(folder, Loads.desktop(folder)).config();

    assertThat(config.title()).startsWith("Twelve web workers");
    assertThat(config.seed()).isEqualTo(7);
    assertThat(config.machine().layout()).isEqualTo(AddressLayout.BITS_64);
    assertThat(config.machine().cpus()).isEqualTo(2);
    assertThat(config.machine().ramBytes()).isEqualTo(256 * MIB);
    assertThat(config.machine().frames()).isEqualTo(65_536);
    assertThat(config.machine().referencePicos()).isEqualTo(4_000);
    assertThat(config.machine().pagefile())
        .isEqualTo(
            new PagefileConfig(
                512 * MIB,
                1024 * MIB,
                50_000_000,
                NVME,
                PagefileConfig.Store.MEMORY,
                null,
                30_000_000_000L,
                PagefileFaults.NONE));
    assertThat(config.paging())
        .isEqualTo(
            new PagingConfig(
                PagingConfig.Kind.WINDOWS,
                "lru",
                ReplacementScope.GLOBAL,
                ShareKind.FIXED,
                true,
                false,
                WindowsSettings.defaults(65_536)));
    assertThat(config.scheduler().timeSliceNanos()).isEqualTo(20_000_000);
    assertThat(config.run())
        .isEqualTo(new RunConfig(5_000_000_000L, 65_000_000_000L, 100_000_000L, false));
    assertThat(config.processCount()).isEqualTo(23);
  }

  @Test
  void stepsAreReadByTheirKinds() {
    WorkloadConfig config = Loads.load(folder, Loads.desktop(folder)).config();

    ProcessGroup web = config.processes().get(2);
    assertThat(web.program())
        .containsExactly(
            read("VirtualAlloc", "heap", 64 * MIB, 0x3000, "PAGE_READWRITE"),
            new TestSteps.Read(
                "Serve",
                List.of("page", "poisson 25.0"),
                List.of(
                    read("Touch", "heap", "zipf 0.9", 50_000L, 0.2),
                    read("Compute", new Durations.Exponential(2_000_000)))));
  }

  @Test
  void groupsAreOrderedByName() {
    WorkloadConfig config = Loads.load(folder, Loads.desktop(folder)).config();

    assertThat(config.processes().stream().map(ProcessGroup::name))
        .containsExactly("database", "sqlite", "web");
  }

  @Test
  void upperCaseComesBeforeLowerCaseAndTenBeforeTwo() {
    String group = " { program = [ { Compute = 1 ms } ] }\n";
    String text = "processes {\n b" + group + "a2" + group + "a10" + group + "B" + group + "}";

    assertThat(Loads.load(folder, text).config().processes().stream().map(ProcessGroup::name))
        .containsExactly("B", "a10", "a2", "b");
  }

  @Test
  void whatAFileLeavesOutIsInTheReference() {
    WorkloadConfig config = Loads.load(folder, Loads.with()).config();

    assertThat(config.title()).isEqualTo("untitled");
    assertThat(config.seed()).isEqualTo(1);
    // docs/windows.md W1101: context switch to another process, system call, soft, demand-zero and
    // hard
    // fault.
    assertThat(config.machine().costs()).isEqualTo(new Costs(2_400, 150, 500, 700, 5_000, 300, 10));
    assertThat(config.run()).isEqualTo(new RunConfig(0, Long.MAX_VALUE, 0, false));
    ProcessGroup group = config.processes().get(0);
    assertThat(group.count()).isEqualTo(1);
    // docs/windows.md W801: 50 and 345 pages.
    assertThat(group.workingSet().minimumBytes()).isEqualTo(204_800);
    assertThat(group.workingSet().maximumBytes()).isEqualTo(1_413_120);
    assertThat(group.frames()).isZero();
  }

  @Test
  void aProfileLiesBetweenTheReferenceAndTheFile() {
    WorkloadConfig config =
        Loads.load(folder, Loads.with("machine { profile = teaching, cpus = 3 }")).config();

    assertThat(config.machine().layout()).isEqualTo(AddressLayout.BITS_32);
    assertThat(config.machine().ramBytes()).isEqualTo(65_536);
    assertThat(config.machine().cpus()).isEqualTo(3);
    assertThat(config.machine().pagefile().device()).isEqualTo(DeviceProfile.INSTANT);
    assertThat(config.paging().pageTables()).isFalse();
    assertThat(config.scheduler().slackNanos()).isZero();
  }

  @Test
  void everyShippedProfileLoads() {
    assertThat(Loads.HOME.profiles())
        .containsExactly("desktop", "laptop", "server", "teaching", "theory");
    for (String profile : Loads.HOME.profiles()) {
      assertThat(Loads.sentences(folder, Loads.with("machine.profile = " + profile)))
          .as(profile)
          .isEmpty();
    }
  }

  @Test
  void overridesApplyBeforeSubstitution() {
    WorkloadConfig config =
        Loads.load(folder, Loads.desktop(folder), "vars.heap=3 MiB", "seed=9").config();

    assertThat(((TestSteps.Read) config.processes().get(2).program().get(0)).values())
        .contains(3 * MIB);
    assertThat(config.seed()).isEqualTo(9);
  }

  @Test
  void anOverrideMayChooseTheProfile() {
    WorkloadConfig config = Loads.load(folder, Loads.with(), "machine.profile=teaching").config();

    assertThat(config.machine().ramBytes()).isEqualTo(65_536);
  }

  @Test
  void theLastOfTwoOverridesWins() {
    assertThat(Loads.load(folder, Loads.with(), "seed=2", "seed=3").config().seed()).isEqualTo(3);
  }

  @Test
  void neitherEnvironmentNorSystemPropertiesLeakIn() {
    System.setProperty("faultline.test.leak", "5");
    System.setProperty("machine.cpus", "5");
    try {
      assertThat(Loads.load(folder, Loads.with()).config().machine().cpus()).isEqualTo(4);
      assertThat(Loads.sentences(folder, Loads.with("seed = ${faultline.test.leak}")))
          .containsExactly(
              "desktop.conf, line 1: ${faultline.test.leak} names a key that is nowhere set");
    } finally {
      System.clearProperty("faultline.test.leak");
      System.clearProperty("machine.cpus");
    }
    assertThat(System.getenv()).containsKey("PATH");
    assertThat(Loads.load(folder, Loads.with("title = x${?PATH}")).config().title()).isEqualTo("x");
    assertThat(Loads.sentences(folder, Loads.with("title = ${PATH}")))
        .containsExactly("desktop.conf, line 1: ${PATH} names a key that is nowhere set");
  }

  @Test
  void aFractionOfANanosecondIsAReferenceTime() {
    assertThat(
            Loads.load(folder, Loads.with("machine.reference = 0.5 ns"))
                .config()
                .machine()
                .referencePicos())
        .isEqualTo(500);
  }

  @Test
  void filesAreFoundBesideTheConfigAndListedAsInputs() {
    Loads.write(folder.resolve("parts"), "seed.conf", "seed = 11");
    LoadedWorkload loaded =
        Loads.load(folder, "include \"parts/seed.conf\"\n" + Loads.desktop(folder));

    assertThat(loaded.inputs())
        .containsOnlyKeys("desktop.conf", "parts/seed.conf", "traces/sqlite3.flt")
        .containsEntry("traces/sqlite3.flt", folder.resolve("traces/sqlite3.flt").toAbsolutePath());
  }

  @Test
  void workloadsThatAreShippedAreFoundByName() {
    Loads.write(folder.resolve("config"), "reference.conf", "title = a");
    Loads.write(folder.resolve("config/workloads"), "small.conf", "title = small");
    WorkloadLoader loader = new WorkloadLoader(new Home(folder), Set.of("lru"), TestSteps.parser());

    assertThat(Loads.problems(() -> loader.load("small", List.of())))
        .anyMatch(s -> s.startsWith("small.conf: the config lacks the key 'machine'"));
    assertThat(Loads.problems(() -> loader.load("smal", List.of())))
        .containsExactly(
            "smal: there is no such file and no shipped workload of that name; did you mean"
                + " 'small'? Shipped: small");
  }

  private static Step read(String kind, Object... values) {
    return new TestSteps.Read(kind, List.of(values), List.of());
  }
}
