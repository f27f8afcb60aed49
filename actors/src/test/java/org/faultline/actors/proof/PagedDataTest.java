package org.faultline.actors.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.actors.TestWorkloads;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.run.Simulator;
import org.faultline.memory.server.Counter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes that left memory come back as they were, and a difference is noticed. */
class PagedDataTest {
  private static RunResult run(String policy, String device, String paging, int readSalt) {
    String config =
        """
        machine { profile = teaching, ram = 64 KiB, pagefile.device = %s }
        paging { policy = %s, %s }
        processes { p { count = 2, program = [
          { VirtualAlloc { as = heap, size = 256 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
          { Write { in = heap, pattern = stamp(1) } }
          { Touch { in = heap, pattern = uniform, references = 500 } }
          { Read { in = heap, pattern = stamp(%d) } }
          { Write { in = heap, pattern = stamp(2) } }
          { Read { in = heap, pattern = stamp(2) } } ] } }
        """
            .formatted(device, policy, paging, readSalt);
    try (Simulator simulator = Simulator.withWorkers(1)) {
      return simulator.run(TestWorkloads.of(config));
    }
  }

  /** Both processes use the same addresses; the stamp holds the process's index. */
  @ParameterizedTest
  @CsvSource({
    "fifo, instant, scope = global",
    "lru, instant, scope = global",
    "clock, instant, scope = global",
    "clock-clear, instant, scope = global",
    "fifo, nvme, scope = global",
    "lru, nvme, scope = global",
    "clock, nvme, scope = global",
    "clock-clear, nvme, scope = global",
    "lru, nvme, scope = local",
    "lru, instant, 'scope = local, lease = on'",
    "clock, instant, 'scope = local, lease = on'"
  })
  void everyPageComesBackAsItLeft(String policy, String device, String paging) {
    RunResult result = run(policy, device, paging, 1);
    assertThat(result.total(Counter.PAGES_OUTPUT)).isGreaterThan(2 * 64);
    assertThat(result.processes())
        .allSatisfy(
            process -> {
              assertThat(process.failure()).isNull();
              assertThat(process.report().dataReturned()).isGreaterThan(64);
              assertThat(process.report().dataMismatches()).isZero();
            });
  }

  @Test
  void readOfOtherBytesThanThoseWrittenFailsTheProcess() {
    assertThat(run("lru", "nvme", "scope = global", 3).processes())
        .allSatisfy(
            process ->
                assertThat(process.failure()).contains("found 0x").contains("the stamp has"));
  }
}
