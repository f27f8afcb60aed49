package org.faultline.memory.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadMeterTest {
  private static final LoadMeter.Beyond NOTHING = LoadMeter.Beyond.NOTHING;

  @Test
  void transfersAreCountedWithTheirWaitAndTheirPages() {
    LoadMeter meter = new LoadMeter(0);
    meter.add(false, 4, 10, 10, 25, 30);
    meter.add(true, 2, 15, 30, 60, 60);
    assertThat(meter.load(100, NOTHING))
        .isEqualTo(
            new DeviceLoad(
                new DeviceLoad.Moved(1, 4, 20), new DeviceLoad.Moved(1, 2, 45), 50, 50, 5, 65));
  }

  /** A read from 80 to 130 lies in the window that begins at 100 with 30 of its 50 ns. */
  @Test
  void aWindowHasItsPartOfWhatWasSubmittedBefore() {
    LoadMeter meter = new LoadMeter(100);
    meter.add(false, 1, 10, 10, 85, 90);
    meter.add(false, 1, 80, 80, 95, 130);
    meter.add(false, 1, 120, 130, 145, 150);
    DeviceLoad load = meter.load(200, NOTHING);
    assertThat(load.reads().transfers()).isEqualTo(1);
    assertThat(load.reads().nanos()).isEqualTo(30);
    assertThat(load.busyNanos()).isEqualTo(50);
    assertThat(load.placeNanos()).isEqualTo(30 + 20);
    assertThat(load.busNanos()).isEqualTo(30 + 5);
    assertThat(load.queueNanos()).isEqualTo(30 + 30);
  }

  @Test
  void whatLiesBeyondTheEndIsLeftOut() {
    LoadMeter meter = new LoadMeter(0);
    meter.add(false, 1, 0, 0, 50, 100);
    DeviceLoad load = meter.load(60, new LoadMeter.Beyond(40, 40, 40));
    assertThat(load.busyNanos()).isEqualTo(60);
    assertThat(load.placeNanos()).isEqualTo(60);
    assertThat(load.busNanos()).isEqualTo(10);
    assertThat(load.queueNanos()).isEqualTo(60);
  }

  /** Two transfers from 0 to 100 on two places: one is busy all the time, and so are both. */
  @Test
  void placesThatAreBusyTogetherCountEach() {
    LoadMeter meter = new LoadMeter(0);
    meter.add(false, 1, 0, 0, 100, 100);
    meter.add(false, 1, 0, 0, 100, 100);
    DeviceLoad load = meter.load(200, NOTHING);
    assertThat(load.busyNanos()).isEqualTo(100);
    assertThat(load.placeNanos()).isEqualTo(200);
  }
}
