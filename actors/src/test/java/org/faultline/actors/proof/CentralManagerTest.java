package org.faultline.actors.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import org.faultline.actors.TestWorkloads;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.run.Simulator;
import org.faultline.memory.server.Counter;
import org.faultline.memory.server.ServiceDesk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The MemoryManager's queue against the machine repairman: N clients think for 90 us and ask for 10
 * us of service, both exponential. Expected values by exact mean value analysis (Reiser and
 * Lavenberg, "Mean-value analysis of closed multichain queuing networks", JACM 27(2), 1980).
 */
class CentralManagerTest {
  private static final double SERVICE_NANOS = 10_000;
  private static final double THINK_NANOS = 90_000;
  private static final long REQUESTS = 100_000;

  /** Throughput times service, and response over service, for a number of clients. */
  private static double[] expected(int clients) {
    double queue = 0;
    double response = 0;
    double throughput = 0;
    for (int n = 1; n <= clients; n++) {
      response = SERVICE_NANOS * (1 + queue);
      throughput = n / (THINK_NANOS + response);
      queue = throughput * response;
    }
    return new double[] {throughput * SERVICE_NANOS, response / SERVICE_NANOS};
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.1000, 1.000",
    "2, 0.1980, 1.100",
    "4, 0.3862, 1.358",
    "8, 0.7108, 2.254",
    "16, 0.9889, 7.179",
    "32, 1.0000, 23.0"
  })
  void formulaGivesThePublishedTable(int clients, double busy, double response) {
    assertThat(expected(clients)[0]).isCloseTo(busy, withPercentage(0.05));
    assertThat(expected(clients)[1]).isCloseTo(response, withPercentage(0.05));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0 ns",
    "4, 0 ns",
    "1, 90 us",
    "2, 90 us",
    "4, 90 us",
    "8, 90 us",
    "16, 90 us",
    "32, 90 us",
    "4, 9 ms",
    "32, 9 ms"
  })
  void queueMatchesMeanValueAnalysisAtEverySlack(int clients, String slack) {
    double[] expected = expected(clients);
    long windowNanos = (long) (REQUESTS * SERVICE_NANOS / expected[0]);
    String config =
        """
        machine { profile = teaching, cpus = %1$d }
        scheduler { slack = %2$s, time-slice = 1000 s }
        run { warm-up = 20 ms, until = %3$d ns }
        processes { client { count = %1$d, program = [ { Repeat { times = forever, do = [
          { Compute = exponential(90 us) }, { ManagerCall { service = exponential(10 us) } } ] } } ] } }
        """
            .formatted(clients, slack, 20_000_000 + windowNanos);
    try (Simulator simulator = Simulator.withWorkers(1)) {
      RunResult result = simulator.run(TestWorkloads.of(config));
      ServiceDesk.Load desk = result.manager().desk().load();
      double busy = result.window(Counter.MANAGER_REQUESTS) * SERVICE_NANOS / result.windowNanos();
      double response = (double) desk.sojournNanos() / desk.requests() / SERVICE_NANOS;
      assertThat(busy).isCloseTo(expected[0], withPercentage(2));
      assertThat(response).isCloseTo(expected[1], withPercentage(2));
    }
  }
}
