package org.faultline.memory.windows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Growth of working sets at fault time, and local replacement (docs/windows.md W802). */
class WorkingSetGrowthTest {
  /** Memory is tight below 10 available frames. */
  private final WindowsRig rig = new WindowsRig.Plan(20, WindowsRig.settings(0, 2, 10, 15)).build();

  @Test
  void aProcessGrowsBeyondASoftMaximumWhileMemoryIsPlentiful() {
    WindowsProcess process = rig.memory.admit(1, 0, 4, false, 5);
    for (int page = 0; page < 11; page++) {
      rig.load(process, page);
    }
    assertThat(process.workingSetPages()).isEqualTo(11);
    assertThat(rig.memory.available()).isEqualTo(9);
  }

  @Test
  void itReplacesAPageOfItsOwnWhenMemoryIsTight() {
    WindowsProcess process = rig.memory.admit(1, 0, 4, false, 5);
    WindowsProcess other = rig.memory.admit(2, 0, 100, false, 5);
    for (int page = 0; page < 5; page++) {
      rig.load(process, page);
    }
    for (int page = 0; page < 6; page++) {
      rig.load(other, page);
    }
    assertThat(rig.memory.available()).isEqualTo(9);
    rig.log.clear();
    rig.load(process, 7);
    assertThat(rig.log).containsExactly("trimmed 0 dirty", "demand-zero 7", "joined 7");
    assertThat(process.workingSetPages()).isEqualTo(5);
    assertThat(other.workingSetPages()).isEqualTo(6);
  }

  @Test
  void belowItsMaximumItGrowsThoughMemoryIsTight() {
    WindowsProcess process = rig.memory.admit(1, 0, 14, false, 5);
    for (int page = 0; page < 14; page++) {
      rig.load(process, page);
    }
    assertThat(process.workingSetPages()).isEqualTo(14);
    rig.load(process, 14);
    assertThat(process.workingSetPages()).as("not beyond it").isEqualTo(14);
  }

  @Test
  void aHardMaximumBindsAlways() {
    WindowsProcess process = rig.memory.admit(1, 0, 4, true, 5);
    for (int page = 0; page < 6; page++) {
      rig.load(process, page);
    }
    assertThat(rig.memory.available()).isGreaterThan(10);
    assertThat(process.workingSetPages()).isEqualTo(4);
    assertThat(process.peakWorkingSetPages()).isEqualTo(4);
  }

  @Test
  void itGrowsWhereNothingOfItsOwnCanGo() {
    WindowsProcess process = rig.memory.admit(1, 0, 2, true, 5);
    for (int page = 0; page < 4; page++) {
      rig.fault(process, page);
    }
    assertThat(process.workingSetPages()).as("its process has not run").isEqualTo(4);
  }

  @Test
  void aRescueIsGrowthToo() {
    WindowsProcess process = rig.memory.admit(1, 0, 2, true, 5);
    rig.load(process, 0);
    rig.load(process, 1);
    rig.load(process, 2);
    assertThat(rig.where(process, 0)).isEqualTo("modified");
    rig.load(process, 0);
    assertThat(process.workingSetPages()).isEqualTo(2);
    assertThat(rig.where(process, 1)).isEqualTo("modified");
  }

  @Test
  void aProcessBeginsWithAnEmptyWorkingSet() {
    WindowsProcess process = rig.memory.admit(1, 10, 20, true, 5);
    assertThat(process.workingSetPages()).isZero();
    assertThat(rig.memory.available()).isEqualTo(20);
  }
}
