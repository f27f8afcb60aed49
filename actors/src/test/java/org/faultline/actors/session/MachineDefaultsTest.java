package org.faultline.actors.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.actors.TestWorkloads;
import org.faultline.workload.config.MachineConfig;
import org.faultline.workload.config.WorkloadConfig;
import org.junit.jupiter.api.Test;

class MachineDefaultsTest {
  @Test
  void aSessionsMachineHasTheCostsAndTheDeviceOfAWorkloadThatSaysNothing() {
    WorkloadConfig loaded = TestWorkloads.of("processes.p.program = [{ Compute = 1 us }]");
    MachineConfig machine = MachineOptions.DEFAULT.workload("a", List.of()).machine();

    assertThat(machine.costs()).isEqualTo(loaded.machine().costs());
    assertThat(machine.manager()).isEqualTo(loaded.machine().manager());
    assertThat(machine.referencePicos()).isEqualTo(loaded.machine().referencePicos());
    assertThat(machine.pagefile().device()).isEqualTo(loaded.machine().pagefile().device());
    assertThat(machine.pagefile().growthNanos())
        .isEqualTo(loaded.machine().pagefile().growthNanos());
  }

  @Test
  void aSessionsProcessHasTheTermsOfOneThatSaysNothing() {
    WorkloadConfig loaded = TestWorkloads.of("processes.p.program = [{ Compute = 1 us }]");

    assertThat(MachineOptions.process("p", List.of()).memory())
        .isEqualTo(loaded.processes().get(0).memory());
  }
}
