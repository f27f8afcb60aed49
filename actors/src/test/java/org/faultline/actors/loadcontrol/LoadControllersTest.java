package org.faultline.actors.loadcontrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.faultline.workload.config.LoadControl;
import org.junit.jupiter.api.Test;

class LoadControllersTest {
  private static final long SECOND = 1_000_000_000L;

  /** A second in which {@code active} processes computed and faulted, and others waited. */
  private static LoadMeasurement second(
      int active, int waiting, double busy, long transfers, double cpuSeconds, long faults) {
    return new LoadMeasurement(
        SECOND,
        1000,
        (long) (busy * SECOND),
        transfers,
        IntStream.rangeClosed(1, active)
            .mapToObj(
                id ->
                    new ProcessLoad(
                        id, (long) (cpuSeconds * SECOND / active), faults / active, 10 * id, -1))
            .toList(),
        IntStream.rangeClosed(active + 1, active + waiting)
            .mapToObj(id -> new ProcessLoad(id, 0, 0, 0, -1))
            .toList());
  }

  private static LoadMeasurement sets(List<Integer> active, List<Integer> waiting) {
    return new LoadMeasurement(
        SECOND,
        1000,
        0,
        0,
        IntStream.range(0, active.size())
            .mapToObj(i -> new ProcessLoad(i + 1, 1, 0, 10, active.get(i)))
            .toList(),
        IntStream.range(0, waiting.size())
            .mapToObj(i -> new ProcessLoad(active.size() + i + 1, 0, 0, 0, waiting.get(i)))
            .toList());
  }

  @Test
  void noneHasNoController() {
    assertThat(LoadControllers.of(LoadControl.NONE)).isNull();
  }

  @Test
  void fiftyPercentActivatesBelowOneHalfAndSuspendsTheLastAbove() {
    LoadController rule = new FiftyPercentRule(0.05);
    assertThat(rule.decide(second(4, 4, 0.44, 10, 1, 10))).isEqualTo(new LoadDecision(1, 0, 0));
    assertThat(rule.decide(second(4, 4, 0.46, 10, 1, 10))).isEqualTo(LoadDecision.STAY);
    assertThat(rule.decide(second(4, 4, 0.54, 10, 1, 10))).isEqualTo(LoadDecision.STAY);
    assertThat(rule.decide(second(4, 4, 0.56, 10, 1, 10))).isEqualTo(new LoadDecision(0, 4, 0));
  }

  @Test
  void withRoomForFourTimesThePagingTheActiveAreDoubled() {
    LoadController rule = new FiftyPercentRule(0.05);
    assertThat(rule.decide(second(3, 9, 0.12, 10, 1, 10)).activate()).isEqualTo(3);
    assertThat(rule.decide(second(3, 2, 0.12, 10, 1, 10)).activate()).isEqualTo(2);
    assertThat(rule.decide(second(3, 9, 0.13, 10, 1, 10)).activate()).isEqualTo(1);
  }

  @Test
  void theLastActiveProcessIsNotSuspended() {
    LoadMeasurement saturated = second(1, 4, 1, 100, 0.1, 100);
    for (LoadController rule :
        List.of(
            new FiftyPercentRule(0.05),
            new LifetimeEqualsTransfer(0.15),
            new FaultFrequencyRule(10, 100),
            new SuspendLargest(0.5, 0.95),
            new WorkingSetAdmission())) {
      assertThat(rule.decide(saturated).suspend()).as(rule.toString()).isZero();
    }
  }

  @Test
  void lifetimeIsHeldBetweenTheTransferTimeAndAMarginAboveIt() {
    LoadController rule = new LifetimeEqualsTransfer(0.15);
    // S = 1 s / 100 = 10 ms; L = CPU time / faults.
    assertThat(rule.decide(second(4, 4, 1, 100, 0.9, 100)).suspend()).isEqualTo(4);
    assertThat(rule.decide(second(4, 4, 1, 100, 1.1, 100))).isEqualTo(LoadDecision.STAY);
    assertThat(rule.decide(second(4, 4, 1, 100, 1.2, 100)).activate()).isEqualTo(1);
  }

  @Test
  void whereNobodyPagesTheLifetimeIsLong() {
    LoadController rule = new LifetimeEqualsTransfer(0.15);
    assertThat(rule.decide(second(2, 4, 0, 0, 1, 0)).activate()).isEqualTo(2);
  }

  @Test
  void whereAllWaitForTheDeviceTheLifetimeIsShort() {
    LoadController rule = new LifetimeEqualsTransfer(0.15);
    assertThat(rule.decide(second(2, 4, 1, 100, 0, 0)).suspend()).isEqualTo(2);
  }

  @Test
  void workingSetsAreAdmittedAsLongAsTheyFit() {
    LoadController rule = new WorkingSetAdmission();
    assertThat(rule.decide(sets(List.of(300, 300), List.of(200, 200, 200))).activate())
        .isEqualTo(2);
    assertThat(rule.decide(sets(List.of(300, 300), List.of(500, 1))))
        .as("nobody passes the one who has waited longest")
        .isEqualTo(LoadDecision.STAY);
    assertThat(rule.decide(sets(List.of(600, 500), List.of(1))))
        .isEqualTo(new LoadDecision(0, 2, 0));
  }

  @Test
  void unknownWorkingSetsCountAsTheMeanOfTheOthers() {
    LoadController rule = new WorkingSetAdmission();
    assertThat(rule.decide(sets(List.of(300), List.of(-1, -1))).activate()).isEqualTo(1);
    assertThat(rule.decide(sets(List.of(300, -1), List.of(-1))).activate())
        .as("the one before is not measured yet")
        .isZero();
    assertThat(rule.decide(sets(List.of(600), List.of(-1))).activate()).isZero();
  }

  @Test
  void faultFrequencyIsKeptBetweenItsLimits() {
    LoadController rule = new FaultFrequencyRule(50, 500);
    assertThat(rule.decide(second(4, 4, 0.5, 10, 1, 40)).activate()).isEqualTo(1);
    assertThat(rule.decide(second(4, 4, 0.5, 10, 1, 400))).isEqualTo(LoadDecision.STAY);
    assertThat(rule.decide(second(4, 4, 0.5, 10, 1, 600)).suspend()).isEqualTo(4);
  }

  @Test
  void theLargestIsSuspendedOnlyWhereTheDeviceIsBusyNearlyAlways() {
    LoadController rule = new SuspendLargest(0.5, 0.95);
    assertThat(rule.decide(second(4, 4, 0.96, 10, 1, 10)).suspend()).isEqualTo(4);
    assertThat(rule.decide(second(4, 4, 0.94, 10, 1, 10))).isEqualTo(LoadDecision.STAY);
    assertThat(rule.decide(second(4, 4, 0.4, 10, 1, 10)).activate()).isEqualTo(1);
  }

  @Test
  void theKneeIsFoundWhereverItIs() {
    // L(m) = m^2 up to 30 pages, and no more beyond: the knee is at 30; 600 frames hold 20 of
    // those.
    for (int start : new int[] {1, 10, 19, 28, 40}) {
      LoadController rule = new KneeClimb(100);
      int active = start;
      int[] seen = new int[200];
      for (int i = 0; i < seen.length; i++) {
        double pages = 6000.0 / active;
        double lifetimeSeconds = Math.pow(Math.min(300, pages), 2) * 1e-8;
        int now = active;
        LoadMeasurement measured =
            new LoadMeasurement(
                SECOND,
                6000,
                SECOND,
                100,
                IntStream.rangeClosed(1, active)
                    .mapToObj(
                        id ->
                            new ProcessLoad(
                                id, (long) (lifetimeSeconds * SECOND * 100), 100, 6000 / now, -1))
                    .toList(),
                IntStream.rangeClosed(active + 1, 60)
                    .mapToObj(id -> new ProcessLoad(id, 0, 0, 0, -1))
                    .toList());
        LoadDecision decision = rule.decide(measured);
        active += decision.activate() - (decision.suspend() > 0 ? 1 : 0);
        seen[i] = active;
      }
      assertThat(IntStream.of(seen).skip(100).average().orElseThrow())
          .as("from " + start)
          .isBetween(19.0, 21.0);
    }
  }

  @Test
  void theTokenGoesRoundAmongThoseWhoFault() {
    LoadController rule = new SwapToken(2 * SECOND);
    LoadMeasurement all = second(3, 0, 1, 100, 0.1, 90);
    assertThat(rule.decide(all).token()).isEqualTo(1);
    assertThat(rule.decide(all).token()).isEqualTo(1);
    assertThat(rule.decide(all).token()).isEqualTo(2);
    assertThat(rule.decide(second(3, 0, 0, 0, 3, 0)).token()).as("nobody faults").isZero();
  }

  @Test
  void theMeasurementAfterAChangeIsLeftOut() {
    LoadController rule = new Settling(new FiftyPercentRule(0.05));
    LoadMeasurement busy = second(4, 4, 0.9, 10, 1, 10);
    assertThat(rule.decide(busy).suspend()).isEqualTo(4);
    assertThat(rule.decide(busy)).isEqualTo(LoadDecision.STAY);
    assertThat(rule.decide(busy).suspend()).isEqualTo(4);
  }
}
