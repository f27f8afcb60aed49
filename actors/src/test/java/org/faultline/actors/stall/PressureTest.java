package org.faultline.actors.stall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PressureTest {
  private static final long SECOND = 1_000_000_000;

  private static Stall read(Pressure pressure, Resource resource, long now) {
    return pressure.readings(now).get(resource.ordinal());
  }

  @Test
  void aWaitForAPageHoldsUpMemoryAndItsReadTheDeviceToo() {
    Pressure pressure = new Pressure(2);
    pressure.change(Condition.IDLE, Condition.RUNNING, 0);
    pressure.change(Condition.IDLE, Condition.READING, 0);
    pressure.change(Condition.READING, Condition.NO_PAGE, 100);
    assertThat(read(pressure, Resource.IO, 300).someNanos()).isEqualTo(50);
    assertThat(read(pressure, Resource.MEMORY, 300).someNanos()).isEqualTo(150);
    assertThat(read(pressure, Resource.MEMORY, 300).fullNanos()).isEqualTo(150);
    assertThat(read(pressure, Resource.THRASHING, 300).someNanos()).isEqualTo(100);
    assertThat(read(pressure, Resource.CPU, 300).someNanos()).isZero();
  }

  @Test
  void aReadyProcessIsHeldUpByCpuAndIsNoLossOfMemory() {
    Pressure pressure = new Pressure(1);
    pressure.change(Condition.IDLE, Condition.RUNNING, 0);
    pressure.change(Condition.IDLE, Condition.READY, 0);
    pressure.change(Condition.IDLE, Condition.READING, 0);
    List<Stall> stalls = pressure.readings(10);
    assertThat(stalls.get(Resource.CPU.ordinal()).someNanos()).isEqualTo(10);
    assertThat(stalls.get(Resource.CPU.ordinal()).fullNanos()).isZero();
    assertThat(stalls.get(Resource.MEMORY.ordinal()).someNanos()).isEqualTo(10);
    assertThat(stalls.get(Resource.MEMORY.ordinal()).fullNanos()).isZero();
  }

  @Test
  void thrashingBeginsWithTheFirstTwoSecondsOfWhichHalfIsLost() {
    Pressure pressure = new Pressure(1);
    pressure.change(Condition.IDLE, Condition.RUNNING, 0);
    pressure.change(Condition.RUNNING, Condition.THRASHING, 5 * SECOND);
    pressure.change(Condition.THRASHING, Condition.RUNNING, 5 * SECOND + SECOND * 9 / 10);
    pressure.readings(20 * SECOND);
    assertThat(pressure.thrashingSinceNanos()).isEqualTo(-1);
    pressure.change(Condition.RUNNING, Condition.THRASHING, 21 * SECOND);
    pressure.readings(30 * SECOND);
    assertThat(pressure.thrashingSinceNanos()).isEqualTo(21 * SECOND);
  }

  @Test
  void aColdStartIsNoThrashing() {
    Pressure pressure = new Pressure(1);
    pressure.change(Condition.IDLE, Condition.READING, 0);
    assertThat(read(pressure, Resource.MEMORY, 10 * SECOND).fullNanos()).isEqualTo(10.0 * SECOND);
    assertThat(pressure.thrashingSinceNanos()).isEqualTo(-1);
  }

  @Test
  void aChangeThatComesTooLateCountsAsOfTheLatestOne() {
    Pressure pressure = new Pressure(1);
    pressure.change(Condition.IDLE, Condition.READING, 100);
    pressure.change(Condition.IDLE, Condition.RUNNING, 50);
    assertThat(read(pressure, Resource.MEMORY, 200).fullNanos()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Condition.class)
  void whatAProcessLeavesItNoLongerCountsIn(Condition condition) {
    Pressure pressure = new Pressure(1);
    pressure.change(Condition.IDLE, condition, 0);
    pressure.change(condition, Condition.IDLE, 10);
    for (Stall stall : pressure.readings(20)) {
      assertThat(stall.someNanos()).isIn(0.0, 10.0);
    }
  }
}
