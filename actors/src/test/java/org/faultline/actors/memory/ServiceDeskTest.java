package org.faultline.actors.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class ServiceDeskTest {
  private static void serve(ServiceDesk desk, long arrival, long service, RequestKind kind) {
    desk.serve(arrival, service);
    desk.classify(kind);
  }

  @Test
  void waitsAndSojournsAreToldApartByKind() {
    ServiceDesk desk = new ServiceDesk();
    serve(desk, 0, 10, RequestKind.HARD_FAULT);
    serve(desk, 4, 10, RequestKind.VIRTUAL_ALLOC);
    serve(desk, 30, 1, RequestKind.HARD_FAULT);
    ServiceDesk.Report report = desk.report(40);
    assertThat(report.kinds()).containsOnlyKeys(RequestKind.HARD_FAULT, RequestKind.VIRTUAL_ALLOC);
    assertThat(report.kinds().get(RequestKind.HARD_FAULT).sojourns().getMaxValue()).isEqualTo(10);
    assertThat(report.kinds().get(RequestKind.VIRTUAL_ALLOC).waits().getMaxValue()).isEqualTo(6);
    assertThat(report.times().sojourns().getTotalCount()).isEqualTo(3);
    assertThat(report.load()).isEqualTo(new ServiceDesk.Load(3, 21, 27, 6, 27));
  }

  @Test
  void timeIsCutWhereTheWindowBeginsAndEnds() {
    ServiceDesk desk = new ServiceDesk();
    serve(desk, 0, 10, RequestKind.EXIT);
    serve(desk, 2, 10, RequestKind.EXIT);
    desk.startWindow(5);
    serve(desk, 8, 10, RequestKind.EXIT);
    // In the system from 5 on: the first until 10, the second until 20, the third from 8 to 25.
    assertThat(desk.report(25).load()).isEqualTo(new ServiceDesk.Load(1, 20, 37, 12, 22));
    assertThat(desk.report(25).times().waits().getTotalCount()).isEqualTo(1);
  }

  @Test
  void theMeanNumberInTheSystemIsWhatCountingAtEachNanosecondGives() {
    long seed = 42;
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    ServiceDesk desk = new ServiceDesk();
    int[] present = new int[4_000];
    long arrival = 0;
    for (int i = 0; i < 100; i++) {
      arrival += random.nextInt(20);
      long end = desk.serve(arrival, random.nextInt(20));
      desk.classify(RequestKind.HARD_FAULT);
      for (int t = (int) arrival; t < end; t++) {
        present[t]++;
      }
    }
    long sum = 0;
    for (int t = 0; t < arrival + 5; t++) {
      sum += present[t];
    }
    assertThat(desk.load(arrival + 5).queueNanos()).as("seed %d", seed).isEqualTo(sum);
  }

  @Test
  void aRequestWithoutAKindIsAnError() {
    ServiceDesk desk = new ServiceDesk();
    desk.serve(0, 10);
    assertThatThrownBy(() -> desk.serve(1, 10)).hasMessageContaining("has no kind");
  }
}
