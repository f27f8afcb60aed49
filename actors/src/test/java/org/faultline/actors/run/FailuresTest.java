package org.faultline.actors.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.faultline.actors.TestWorkloads;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.RunFailure;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.RunResult;
import org.faultline.workload.config.Home;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.config.WorkloadConfig;
import org.faultline.workload.program.Demand;
import org.faultline.workload.program.Step;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailuresTest {
  private static final String ANY =
      """
      machine { profile = teaching, ram = 64 KiB }
      processes { p { program = [ { Compute = 1 ms } ] } }
      """;

  private static Simulator simulator;

  @BeforeAll
  static void start() {
    simulator = Simulator.withWorkers(2);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static WorkloadConfig running(Step step) {
    WorkloadConfig any = TestWorkloads.of(ANY);
    ProcessGroup group = any.processes().get(0);
    return new WorkloadConfig(
        any.title(),
        any.seed(),
        any.machine(),
        any.paging(),
        any.scheduler(),
        any.run(),
        List.of(ProcessGroup.of("p", group.workingSet(), group.frames(), List.of(step))));
  }

  @Test
  void aFailedActorEndsTheRunWithItsName() {
    Step broken =
        context -> {
          throw new IllegalStateException("broken on purpose");
        };
    assertThatThrownBy(() -> simulator.run(running(broken)))
        .hasCauseInstanceOf(RunFailure.class)
        .hasMessageContaining("the actor process-1 failed")
        .hasMessageContaining("broken on purpose");
  }

  @Test
  void theWatchdogNamesWhoDidNotAnswer() {
    Step silent = context -> then -> new Demand.Await(new CompletableFuture<>());
    Simulator.Handle handle =
        simulator.start(running(silent), new RunOptions(false, 1, null), RunObserver.NONE);
    assertThatThrownBy(() -> handle.result().join())
        .hasCauseInstanceOf(RunFailure.class)
        .hasMessageContaining("no answer for 1 s from process 1");
  }

  @Test
  void anInterruptedRunGivesWhatWasMeasured() {
    WorkloadConfig endless =
        TestWorkloads.of(
            """
            machine { profile = teaching, ram = 64 KiB }
            processes { p { program = [ { Repeat { times = forever, do = [ { Compute = 1 ms } ] } } ] } }
            """);
    CompletableFuture<Long> reached = new CompletableFuture<>();
    RunObserver observer =
        new RunObserver() {
          @Override
          public void progress(long now, int alive) {
            reached.complete(now);
          }
        };
    Simulator.Handle handle = simulator.start(endless, RunOptions.DEFAULT, observer);
    long now = reached.join();
    handle.interrupt();
    RunResult result = handle.result().join();
    assertThat(result.interrupted()).isTrue();
    assertThat(result.endNanos()).isGreaterThanOrEqualTo(now);
    assertThat(result.identitiesHold()).isTrue();
  }

  @Test
  void aProgramsFailureIsAnOutcomeOfItsProcess() {
    RunResult result =
        simulator.run(
            TestWorkloads.of(
                """
                machine { profile = teaching, ram = 64 KiB }
                processes {
                  bad { program = [ { VirtualFree { at = 0x20000 } } ] }
                  good { program = [ { Compute = 1 ms }, { Exit = 7 } ] }
                }
                """));
    assertThat(result.processes().get(0).failure())
        .contains("VirtualFree")
        .contains("ERROR_INVALID_ADDRESS");
    assertThat(result.processes().get(1).failure()).isNull();
    assertThat(result.processes().get(1).exitCode()).isEqualTo(7);
  }

  @Test
  void aTruncatedRecordingIsRefusedBeforeTheRun(@TempDir Path folder) throws IOException {
    byte[] whole = Files.readAllBytes(Home.find().root().resolve("config/traces/awk.flt"));
    Path cut = Files.write(folder.resolve("cut.flt"), Arrays.copyOf(whole, 3_000));
    WorkloadConfig config =
        TestWorkloads.of(
            """
            machine { profile = teaching, ram = 64 KiB }
            processes { p { program = [
              { Repeat { times = 2, do = [ { Trace { file = "%s" } } ] } } ] } }
            """
                .formatted(cut.toString().replace('\\', '/')));
    assertThatThrownBy(() -> simulator.run(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cut.flt is truncated")
        .hasMessageContaining("3000");
  }
}
