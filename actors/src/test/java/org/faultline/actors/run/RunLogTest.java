package org.faultline.actors.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.faultline.actors.TestWorkloads;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.RunResult;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.config.WorkloadConfig;
import org.faultline.workload.program.Demand;
import org.faultline.workload.program.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What somebody who debugs a run finds in its log. */
class RunLogTest {
  /** 64 KiB, in which six processes cannot all have the pages and tables that a call needs. */
  private static final String CROWDED =
      """
      seed = 5
      machine { profile = laptop, layout = 64-bit, cpus = 2, ram = 64 KiB
        pagefile { initial = 64 MiB, maximum = 64 MiB%s } }
      paging { page-tables = charged }
      run { warm-up = 0 s, until = all-exit }
      processes { p { count = 6, program = [
        { VirtualAlloc { as = r, size = 64 MiB, type = MEM_RESERVE, protect = PAGE_READWRITE } }
        { VirtualAlloc { in = r, size = 8 MiB, type = MEM_COMMIT, protect = PAGE_READWRITE } }
        { Write { in = r, value = 7, width = 4 } }
        { Write { in = r, offset = 4 MiB, value = 7, width = 4 } }
        { VirtualProtect { in = r, size = 8 MiB, protect = PAGE_READONLY } } ] } }
      """;

  @TempDir Path folder;
  private final Logger logger = (Logger) LoggerFactory.getLogger("org.faultline");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
    logger.setLevel(Level.DEBUG);
    logger.setAdditive(false);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(log);
    logger.setLevel(null);
    logger.setAdditive(true);
  }

  /** Each line of the log, as level and sentence. */
  private List<String> lines() {
    synchronized (log) {
      return List.copyOf(log.list).stream()
          .map(event -> event.getLevel() + " " + event.getFormattedMessage())
          .toList();
    }
  }

  private static WorkloadConfig crowded(String pagefile) {
    return TestWorkloads.of(CROWDED.formatted(pagefile));
  }

  private static WorkloadConfig running(Step step) {
    WorkloadConfig any = TestWorkloads.of("processes { p { program = [ { Compute = 1 ms } ] } }");
    ProcessGroup p = any.processes().get(0);
    return new WorkloadConfig(
        any.title(),
        any.seed(),
        any.machine(),
        any.paging(),
        any.scheduler(),
        any.run(),
        List.of(ProcessGroup.of("p", p.workingSet(), p.frames(), List.of(step))));
  }

  private static RunResult run(WorkloadConfig config) {
    try (Simulator simulator = Simulator.withWorkers(2)) {
      return simulator.run(config);
    }
  }

  @Test
  void aRunBeginsWithItsSeedAndEndsWithItsDigest() {
    RunResult result = run(crowded(""));

    assertThat(lines())
        .anyMatch(line -> line.startsWith("INFO run begins: seed 5, "))
        .anyMatch(line -> line.startsWith("INFO run ends: seed 5, digest " + result.digest()));
  }

  @Test
  void eachActorStartsAndStops() {
    run(crowded(""));

    for (String actor :
        List.of("scheduler", "pager", "paging-device", "memory-manager", "recorder", "process-6")) {
      assertThat(lines())
          .containsOnlyOnce("DEBUG actor " + actor + " starts", "DEBUG actor " + actor + " stops");
    }
  }

  @Test
  void aLogChangesNoDigest() {
    String logged = run(crowded("")).digest();
    logger.setLevel(Level.OFF);

    assertThat(run(crowded("")).digest()).isEqualTo(logged);
  }

  @Test
  void faultsThatAreTriedAgainAndPagesThatAreGivenUpAreLogged() {
    run(crowded(""));

    assertThat(lines())
        .anyMatch(line -> line.startsWith("DEBUG waiting faults are tried again at "))
        .anyMatch(line -> line.startsWith("DEBUG nothing else can happen at "));
  }

  @Test
  void aTransferThatFailsIsLogged() {
    run(crowded(", faults { write-errors = 50 % }"));

    assertThat(lines()).anyMatch(line -> line.startsWith("DEBUG a write fails at "));
  }

  @Test
  void aFileOfAKilledProgramThatIsRemovedIsLogged() throws IOException {
    Path left = Files.createFile(folder.resolve("faultline-pagefile-1-0.tmp"));

    Path real = left.toRealPath();

    run(
        crowded(
            ", store = file, directory = \"%s\"".formatted(folder.toString().replace('\\', '/'))));

    assertThat(lines()).contains("INFO removed " + real + ", which a killed program left");
  }

  @Test
  void anActorThatFailsIsLoggedWithItsCause() {
    IllegalStateException cause = new IllegalStateException("broken on purpose");
    Step broken =
        context -> {
          throw cause;
        };

    assertThat(catchThrowable(() -> run(running(broken)))).isNotNull();

    assertThat(lines())
        .contains("ERROR actor process-1 fails")
        .anyMatch(line -> line.startsWith("ERROR run fails: seed "));
  }

  @Test
  void theWatchdogIsLogged() {
    Step silent = context -> then -> new Demand.Await(new CompletableFuture<>());

    try (Simulator simulator = Simulator.withWorkers(2)) {
      var result =
          simulator
              .start(running(silent), new RunOptions(false, 1, null), RunObserver.NONE)
              .result();
      assertThat(catchThrowable(result::join)).isNotNull();
    }

    assertThat(lines()).contains("WARN watchdog: no answer for 1 s from [process 1]");
  }
}
