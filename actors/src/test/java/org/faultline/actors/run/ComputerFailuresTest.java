package org.faultline.actors.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.actors.TestWorkloads;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.Causes;
import org.faultline.actors.result.RunObserver;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.config.WorkloadConfig;
import org.faultline.workload.program.Demand;
import org.faultline.workload.program.Step;
import org.faultline.workload.trace.TraceException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong in the computer ends the run; no process of the machine fails for it. */
class ComputerFailuresTest {
  private static Simulator simulator;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    simulator = Simulator.withWorkers(1);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  /** Something that happens in the computer while the program is at this place. */
  @FunctionalInterface
  interface Mishap {
    void happen() throws IOException;

    /** The step at which it happens. */
    default Step step() {
      return context ->
          asked -> {
            try {
              happen();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            return Demand.Done.DONE;
          };
    }
  }

  private static WorkloadConfig with(WorkloadConfig config, int place, Mishap mishap) {
    ProcessGroup group = config.processes().get(0);
    List<Step> steps = new ArrayList<>(group.program());
    steps.add(place, mishap.step());
    return new WorkloadConfig(
        config.title(),
        config.seed(),
        config.machine(),
        config.paging(),
        config.scheduler(),
        config.run(),
        List.of(ProcessGroup.of("p", group.workingSet(), group.frames(), steps)));
  }

  private static Throwable failure(WorkloadConfig config) {
    return simulator
        .start(config, RunOptions.DEFAULT, RunObserver.NONE)
        .result()
        .handle((run, failed) -> failed)
        .join();
  }

  @Test
  void aTraceThatIsRemovedBeforeItIsPlayedEndsTheRun() throws IOException {
    Path trace = Files.writeString(folder.resolve("t.pages"), "R 0x1\n");
    WorkloadConfig config =
        with(
            TestWorkloads.of(
                """
                machine { profile = teaching, ram = 64 KiB }
                processes { p { program = [ { Trace { file = "%s" } } ] } }
                """
                    .formatted(trace.toString().replace('\\', '/'))),
            0,
            () -> Files.delete(trace));
    assertThat(Causes.find(failure(config), TraceException.class))
        .hasMessage("There is no trace file " + trace + ".");
  }

  static Stream<Arguments> mishaps() {
    Mishaps cut = file -> file.setLength(0);
    Mishaps overwritten =
        file -> {
          byte[] zeros = new byte[(int) file.length()];
          file.write(zeros);
        };
    return Stream.of(
        Arguments.of("the file ends before that slot", cut),
        Arguments.of("of the pagefile", overwritten));
  }

  /** Something that happens to the pagefile's real file. */
  @FunctionalInterface
  interface Mishaps {
    void happen(RandomAccessFile file) throws IOException;
  }

  @ParameterizedTest
  @MethodSource("mishaps")
  void aPagefileThatIsDamagedEndsTheRun(String said, Mishaps mishap) {
    // 2 MiB written in memory of 1 MiB: much of it is in the file when it is read again.
    WorkloadConfig config =
        with(
            TestWorkloads.of(
                """
                machine { profile = laptop, cpus = 1, ram = 1 MiB
                  pagefile { initial = 16 MiB, maximum = 16 MiB, device = nvme, store = file
                    directory = "%s" } }
                run { warm-up = 0 s }
                processes { p { program = [
                  { VirtualAlloc { as = h, size = 2 MiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
                  { Write { in = h, pattern = stamp } }
                  { Read { in = h, pattern = stamp } } ] } }
                """
                    .formatted(folder.toString().replace('\\', '/'))),
            2,
            () -> {
              try (DirectoryStream<Path> files =
                  Files.newDirectoryStream(folder, "faultline-pagefile-*")) {
                for (Path file : files) {
                  try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                    mishap.happen(bytes);
                  }
                }
              }
            });
    assertThat(Causes.find(failure(config), IOException.class))
        .hasMessageContaining(said)
        .hasMessageEndingWith("; the pagefile is kept in " + folder);
  }

  @Test
  void whatIsConfiguredToFailIsAnOutcome() {
    WorkloadConfig config =
        TestWorkloads.of(
            """
            machine { profile = laptop, cpus = 1, ram = 1 MiB
              pagefile { initial = 16 MiB, maximum = 16 MiB, device = nvme, store = file
                directory = "%s", faults { read-errors = 100 %% } } }
            run { warm-up = 0 s }
            processes { p { program = [
              { VirtualAlloc { as = h, size = 2 MiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
              { Write { in = h, pattern = stamp } }
              { Read { in = h, pattern = stamp } } ] } }
            """
                .formatted(folder.toString().replace('\\', '/')));
    assertThat(simulator.run(config).processes().get(0).failure()).contains("IN_PAGE_ERROR");
  }
}
