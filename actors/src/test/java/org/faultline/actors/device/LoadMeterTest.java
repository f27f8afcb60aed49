package org.faultline.actors.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadMeterTest {
  @Test
  void transfersAreCountedWithTheirWaitAndTheirPages() {
    LoadMeter meter = new LoadMeter(0);
    meter.add(false, 4, 10, 10, 30);
    meter.add(true, 2, 15, 30, 60);
    assertThat(meter.load(100, 0)).isEqualTo(new DeviceLoad(1, 1, 4, 2, 20, 45, 50, 65));
  }

  /** A read from 80 to 130 lies in the window that begins at 100 with 30 of its 50 ns. */
  @Test
  void aWindowHasItsPartOfWhatWasSubmittedBefore() {
    LoadMeter meter = new LoadMeter(100);
    meter.add(false, 1, 10, 10, 90);
    meter.add(false, 1, 80, 80, 130);
    meter.add(false, 1, 120, 130, 150);
    DeviceLoad load = meter.load(200, 0);
    assertThat(load.reads()).isEqualTo(1);
    assertThat(load.readNanos()).isEqualTo(30);
    assertThat(load.busyNanos()).isEqualTo(50);
    assertThat(load.queueNanos()).isEqualTo(30 + 30);
  }

  @Test
  void whatLiesBeyondTheEndIsLeftOut() {
    LoadMeter meter = new LoadMeter(0);
    meter.add(false, 1, 0, 0, 100);
    DeviceLoad load = meter.load(60, 40);
    assertThat(load.busyNanos()).isEqualTo(60);
    assertThat(load.queueNanos()).isEqualTo(60);
  }
}
