package org.faultline.memory.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.faultline.memory.server.ManagerSettings.Model.PER_CPU;
import static org.faultline.memory.server.ManagerSettings.Model.SHARDED;
import static org.faultline.memory.time.Duration.NONE;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.faultline.memory.address.Access;
import org.faultline.memory.time.Duration;
import org.junit.jupiter.api.Test;

class ServiceDeskTest {
  private static final ManagerSettings CENTRAL =
      new ManagerSettings(new Duration.Fixed(10), new Duration.Fixed(3));

  private static ServiceDesk desk() {
    return desk(CENTRAL, 1);
  }

  private static ServiceDesk desk(ManagerSettings manager, int cpus) {
    return new ServiceDesk(manager, cpus, RandomSource.XO_SHI_RO_256_PP.create(1));
  }

  private static Request request(long service) {
    return new Request.ManagerCall(new Duration.Fixed(service));
  }

  private static Request fault(long page) {
    return new Request.Fault(page, Access.READ, true, -1);
  }

  private static void serve(ServiceDesk desk, long arrival, long service, RequestKind kind) {
    desk.enter(0, 1, request(service), arrival);
    desk.leave(1);
    desk.classify(kind);
  }

  @Test
  void waitsAndSojournsAreToldApartByKind() {
    ServiceDesk desk = desk();
    serve(desk, 0, 10, RequestKind.HARD_FAULT);
    serve(desk, 4, 10, RequestKind.VIRTUAL_ALLOC);
    serve(desk, 30, 1, RequestKind.HARD_FAULT);
    ServiceDesk.Report report = desk.report(40);
    assertThat(report.kinds()).containsOnlyKeys(RequestKind.HARD_FAULT, RequestKind.VIRTUAL_ALLOC);
    assertThat(report.kinds().get(RequestKind.HARD_FAULT).sojournNanos().getMaxValue())
        .isEqualTo(10);
    assertThat(report.kinds().get(RequestKind.VIRTUAL_ALLOC).waitNanos().getMaxValue())
        .isEqualTo(6);
    assertThat(report.times().sojournNanos().getTotalCount()).isEqualTo(3);
    assertThat(report.load()).isEqualTo(new ServiceDesk.Load(3, 21, 27, 6, 27));
  }

  @Test
  void timeIsCutWhereTheWindowBeginsAndEnds() {
    ServiceDesk desk = desk();
    serve(desk, 0, 10, RequestKind.EXIT);
    serve(desk, 2, 10, RequestKind.EXIT);
    desk.startWindow(5);
    serve(desk, 8, 10, RequestKind.EXIT);
    // In the system from 5 on: the first until 10, the second until 20, the third from 8 to 25.
    assertThat(desk.report(25).load()).isEqualTo(new ServiceDesk.Load(1, 20, 37, 12, 22));
    assertThat(desk.report(25).times().waitNanos().getTotalCount()).isEqualTo(1);
  }

  @Test
  void theMeanNumberInTheSystemIsWhatCountingAtEachNanosecondGives() {
    long seed = 42;
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    ServiceDesk desk = desk();
    int[] present = new int[4_000];
    long arrival = 0;
    for (int i = 0; i < 100; i++) {
      arrival += random.nextInt(20);
      serve(desk, arrival, random.nextInt(20), RequestKind.HARD_FAULT);
      long end = desk.endedAtNanos();
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
    ServiceDesk desk = desk();
    desk.enter(0, 1, request(10), 0);
    desk.leave(1);
    desk.enter(0, 1, request(10), 1);
    assertThatThrownBy(() -> desk.leave(1)).hasMessageContaining("has no kind");
  }

  @Test
  void aProcessWaitsForItsAnswer() {
    ServiceDesk desk = desk();
    desk.enter(0, 1, request(10), 0);
    assertThatThrownBy(() -> desk.enter(0, 1, request(10), 1)).hasMessageContaining("twice");
    assertThatThrownBy(() -> desk.enter(0, 2, request(10), -1)).hasMessageContaining("came after");
  }

  @Test
  void oneServerIsNeverOvertaken() {
    ServiceDesk desk = desk();

    assertThat(desk.overtakes()).isFalse();
    assertThat(desk.enter(0, 1, fault(7), 0)).isNull();
  }

  @Test
  void pagesOfOneShardWaitForEachOtherAndForNoOther() {
    ServiceDesk desk =
        desk(
            new ManagerSettings(new Duration.Fixed(10), new Duration.Fixed(3), SHARDED, 1, NONE, 4),
            2);

    assertThat(desk.overtakes()).isTrue();
    assertThat(desk.enter(0, 1, fault(5), 100).atNanos()).isEqualTo(110);
    assertThat(desk.enter(1, 2, fault(9), 101).atNanos()).as("the same shard").isEqualTo(120);
    assertThat(desk.enter(0, 3, fault(6), 102).atNanos()).as("another shard").isEqualTo(112);
    assertThat(desk.enter(0, 4, request(2), 103).atNanos())
        .as("the process's shard")
        .isEqualTo(105);
    assertThat(desk.faultsInside()).isEqualTo(3);
    desk.leave(3);
    assertThat(desk.arrivedAtNanos()).isEqualTo(102);
    assertThat(desk.endedAtNanos()).isEqualTo(112);
    assertThat(desk.faultsInside()).isEqualTo(2);
    ServiceDesk.Report report = desk.report(120);
    assertThat(report.servers())
        .extracting(ServiceDesk.Server::name)
        .containsExactly("shard-0", "shard-1", "shard-2", "shard-3");
    assertThat(report.servers().get(1).load().busyNanos()).isEqualTo(20);
    assertThat(report.load().requests()).isEqualTo(4);
    assertThat(report.load().busyNanos()).as("the mean of four").isEqualTo((20 + 10 + 2) / 4);
  }

  @Test
  void aCacheOfFramesServesItsCpuUntilTheBatchIsUsedUp() {
    ServiceDesk desk =
        desk(
            new ManagerSettings(
                new Duration.Fixed(10),
                new Duration.Fixed(3),
                PER_CPU,
                3,
                new Duration.Fixed(1),
                2),
            2);

    assertThat(fault(desk, 0, 0)).as("empty: the central server").isEqualTo(10);
    assertThat(fault(desk, 1, 2)).as("the other CPU's is empty too").isEqualTo(20);
    assertThat(fault(desk, 0, 30)).isEqualTo(31);
    assertThat(fault(desk, 0, 31)).isEqualTo(32);
    assertThat(fault(desk, 0, 40)).as("empty again").isEqualTo(50);
    assertThat(fault(desk, 1, 41)).as("nobody waits for another CPU").isEqualTo(42);
    assertThat(desk.enter(0, 9, request(4), 43).atNanos()).as("calls are central").isEqualTo(54);
    ServiceDesk.Report report = desk.report(60);
    assertThat(report.load().requests()).isEqualTo(7);
    assertThat(report.servers()).extracting(s -> s.load().requests()).containsExactly(4L, 2L, 1L);
    assertThat(report.load().busyNanos()).as("of the central server").isEqualTo(34);
  }

  private static long fault(ServiceDesk desk, int cpu, long arrival) {
    long end = desk.enter(cpu, cpu + 1, fault(7), arrival).atNanos();
    desk.leave(cpu + 1);
    desk.classify(RequestKind.HARD_FAULT);
    return end;
  }
}
