package org.faultline.workload.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EffectiveTest {
  @TempDir Path folder;

  @Test
  void everyValueHasItsOrigin() {
    Effective effective =
        Loads.load(
                folder,
                Loads.with("machine {\n  profile = teaching\n  cpus = 2\n}"),
                "seed=9",
                "machine.ram=1 MiB")
            .effective();

    assertThat(effective.entries())
        .contains(
            new Effective.Entry("machine.cpus", "2", "desktop.conf:3"),
            new Effective.Entry(
                "machine.layout", "32-bit", "profile config/profiles/teaching.conf:4"),
            new Effective.Entry("machine.ram", "1 MiB", "--set machine.ram=1 MiB"),
            new Effective.Entry("seed", "9", "--set seed=9"),
            new Effective.Entry("processes.p.program[0].Compute", "1 ms", "desktop.conf:5"))
        .anySatisfy(
            entry -> {
              assertThat(entry.path()).isEqualTo("processes.p.count");
              assertThat(entry.origin()).startsWith("default config/reference.conf:");
            })
        .isSortedAccordingTo(java.util.Comparator.comparing(Effective.Entry::path));
    assertThat(effective.render().lines())
        .hasSize(effective.entries().size())
        .anyMatch(line -> line.matches("machine\\.cpus = 2 +# desktop\\.conf:3"));
  }

  @Test
  void theTreeIsTheSameWhereverTheConfigLies() {
    Path here = folder.resolve("here");
    Path there = folder.resolve("there");

    LoadedWorkload first = Loads.load(here, Loads.desktop(here));
    LoadedWorkload second = Loads.load(there, Loads.desktop(there));

    assertThat(first.effective().tree()).isEqualTo(second.effective().tree());
    assertThat(first.effective().tree().get("machine"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("cpus", 2)
        .containsEntry("ram", "256 MiB")
        .containsKeys("costs", "manager");
  }

  @Test
  void noPathOfTheMachineIsInTheTreeUnlessTheUserSetIt() {
    String temporary = System.getProperty("java.io.tmpdir");
    LoadedWorkload loaded = Loads.load(folder, Loads.with("machine.pagefile.store = file"));

    assertThat(loaded.effective().tree().toString()).doesNotContain(temporary);
    assertThat(loaded.effective().render())
        .doesNotContain(temporary)
        .contains("machine.pagefile.directory = temp", "machine.pagefile.timeout = 30 s");
  }

  @Test
  void anAbsolutePathOfAnInputIsMadeRelative() {
    Path trace = Loads.write(folder.resolve("traces"), "a.flt", "");
    LoadedWorkload loaded =
        Loads.load(
            folder, "processes { p { program = [ { Trace { file = \"" + trace + "\" } } ] } }");

    assertThat(loaded.effective().tree().get("processes"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .extractingByKey("p")
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("program", List.of(Map.of("Trace", Map.of("file", "traces/a.flt"))));
    assertThat(loaded.inputs()).containsOnlyKeys("desktop.conf", "traces/a.flt");
  }
}
