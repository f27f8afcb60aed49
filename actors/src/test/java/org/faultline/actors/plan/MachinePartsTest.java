package org.faultline.actors.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.faultline.actors.TestWorkloads;
import org.faultline.workload.config.WorkloadConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachinePartsTest {
  private static WorkloadConfig pagefileIn(Path directory) {
    return TestWorkloads.of(
        """
        machine { profile = laptop, ram = 1 MiB
                  pagefile { initial = 1 MiB, maximum = 1 MiB, device = nvme, store = file
                             directory = "%s" } }
        processes.p.program = [ { Compute = 1 us } ]
        """
            .formatted(directory.toString().replace('\\', '/')));
  }

  @Test
  void aPlanOpensNoFile(@TempDir Path directory) throws IOException {
    WorkloadConfig config = pagefileIn(directory);
    MachinePlan plan = new MachinePlan(config);
    assertThat(plan.deviceBlocks()).isTrue();
    assertThat(directory).isEmptyDirectory();
    Files.delete(directory);
    assertThat(new MachinePlan(config).processes()).as("nor looks for one").hasSize(1);
  }

  @Test
  void whoOpensThePartsHasAFileUntilTheyAreClosed(@TempDir Path directory) {
    MachinePlan plan = new MachinePlan(pagefileIn(directory));
    try (MachineParts first = MachineParts.open(plan);
        MachineParts second = MachineParts.open(plan)) {
      assertThat(directory.toFile().list()).as("each run has its own").hasSize(2);
      assertThat(first.plan()).isSameAs(second.plan());
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aPagefileThatCannotBeMadeIsRefusedWithItsKey(@TempDir Path directory) throws IOException {
    MachinePlan plan = new MachinePlan(pagefileIn(directory));
    Files.delete(directory);
    assertThatThrownBy(() -> MachineParts.open(plan))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("machine.pagefile.directory: ");
  }
}
