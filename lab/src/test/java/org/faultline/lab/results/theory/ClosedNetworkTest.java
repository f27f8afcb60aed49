package org.faultline.lab.results.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.faultline.lab.results.theory.ClosedNetwork.Solution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosedNetworkTest {
  /** Think time 90 and service 10: the machine repairman, by its birth-death chain. */
  @ParameterizedTest
  @CsvSource({"1", "2", "4", "8", "16", "32"})
  void oneQueueAndThinkersAreTheMachineRepairman(int jobs) {
    ClosedNetwork network = ClosedNetwork.of(Station.delay("think", 90), Station.queue("desk", 10));
    double weight = 1;
    double all = 0;
    double idle = 0;
    for (int atDesk = 0; atDesk <= jobs; atDesk++) {
      all += weight;
      idle += atDesk == 0 ? weight : 0;
      weight *= (jobs - atDesk) * 10.0 / 90;
    }
    assertThat(network.solve(jobs).utilisation("desk")).isCloseTo(1 - idle / all, within(1e-9));
  }

  @Test
  void jobsAreWhereTheyAre() {
    Solution solution =
        ClosedNetwork.of(Station.delay("a", 3), Station.queue("b", 2), Station.queue("c", 5))
            .solve(7);
    double all = solution.inQueue("a") + solution.inQueue("b") + solution.inQueue("c");
    assertThat(all).isCloseTo(7, within(1e-9));
    assertThat(solution.utilisation("c")).isLessThan(1);
  }

  @Test
  void withoutQueuesThereIsNoContention() {
    assertThat(ClosedNetwork.of(Station.delay("think", 4)).solve(8).throughput()).isEqualTo(2);
  }

  @Test
  void aNetworkWithoutWorkIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClosedNetwork.of(Station.queue("cpu", 0)));
    assertThatIllegalArgumentException().isThrownBy(() -> Station.queue("cpu", -1));
  }

  /** Two stations: each formula against the other. */
  @ParameterizedTest
  @CsvSource({"1, 1, 5", "10, 3, 4", "2, 9, 12", "1, 1000, 400"})
  void theChainOfTwoStationsIsTheNetworkOfTwoStations(double lifetime, double transfer, int jobs) {
    double expected =
        ClosedNetwork.of(Station.queue("cpu", lifetime), Station.queue("pages", transfer))
            .solve(jobs)
            .utilisation("cpu");
    assertThat(Multiprogramming.cpuUtilisation(lifetime, transfer, jobs))
        .isCloseTo(expected, within(1e-9));
  }

  @Test
  void equalStationsKeepTheCpuBusyForAllButOneJob() {
    assertThat(Multiprogramming.cpuUtilisation(7, 7, 9)).isCloseTo(0.9, within(1e-12));
  }

  /** One fault in a thousand references: Denning 1968. */
  @ParameterizedTest
  @CsvSource({"1, 0.9990", "10, 0.9901", "100, 0.9091", "1000, 0.5000", "10000, 0.0909"})
  void theDutyFactorFallsWithTheTransfer(double transfer, double expected) {
    assertThat(Multiprogramming.dutyFactor(0.001, transfer)).isCloseTo(expected, within(5e-5));
  }
}
