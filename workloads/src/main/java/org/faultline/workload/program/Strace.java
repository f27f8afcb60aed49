package org.faultline.workload.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Fields;
import org.faultline.workload.strace.AllocationLog;
import org.faultline.workload.strace.AllocationStep;
import org.faultline.workload.strace.LogSeconds;
import org.faultline.workload.strace.StraceFile;
import org.faultline.workload.trace.BadLines;
import org.faultline.workload.trace.TraceException;
import org.jspecify.annotations.Nullable;

/**
 * Does to its memory what a process in a log of {@code strace} did: reserves, commits, protects and
 * frees, waiting between as the log says.
 *
 * @param process the place of the process in the log, from 0; {@link #BY_INDEX}
 * @param paced whether the program waits as long as the recorded one took between its calls
 */
public record Strace(Recording recording, int process, boolean paced) implements Step {
  /** Process k of the group is the k-th process of the log, from 0. */
  public static final int BY_INDEX = -1;

  /** A log, read once for all processes that follow it. */
  public static final class Recording {
    private final Path path;
    // Absent if the log's own lines tell.
    private final @Nullable LogSeconds seconds;
    private @Nullable CompletableFuture<AllocationLog> content;

    /**
     * The file is not opened before the first process asks for it.
     *
     * @param seconds how its seconds are meant; absent if its lines tell
     */
    public Recording(Path path, @Nullable LogSeconds seconds) {
      this.path = path;
      this.seconds = seconds;
    }

    /** The file. */
    public Path path() {
      return path;
    }

    /**
     * What it holds, read now unless it has been.
     *
     * @throws java.util.concurrent.CompletionException where it cannot be read
     */
    public AllocationLog read() {
      return content(Runnable::run).join();
    }

    synchronized CompletableFuture<AllocationLog> content(Executor blocking) {
      if (content == null) {
        content =
            CompletableFuture.supplyAsync(
                () -> {
                  try {
                    return StraceFile.read(path, new BadLines(0), seconds);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                },
                blocking);
      }
      return content;
    }
  }

  @Override
  public StepRun start(ProgramContext context) {
    return new Run();
  }

  private final class Run implements StepRun {
    private boolean begun;

    @Override
    public Demand next(ProgramContext context) {
      if (begun) {
        return Demand.Done.DONE;
      }
      var reading = recording.content(context.blocking());
      if (!reading.isDone()) {
        return new Demand.Await(reading);
      }
      begun = true;
      List<AllocationLog.Process> all = reading.join().processes();
      int place = process == BY_INDEX ? context.index() : process;
      if (place >= all.size()) {
        throw new UncheckedIOException(
            new TraceException(
                "%s has %d processes, but none at place %d (the first is 0)"
                    .formatted(recording.path, all.size(), place)));
      }
      return new Demand.Do(steps(all.get(place), paced));
    }
  }

  /** The steps of a process, from the start of the log on. */
  static List<Step> steps(AllocationLog.Process process, boolean paced) {
    List<Step> steps = new ArrayList<>();
    long now = 0;
    for (AllocationStep step : process.steps()) {
      if (paced && step.atNanos() > now) {
        steps.add(new Wait(Durations.fixed(step.atNanos() - now)));
        now = step.atNanos();
      }
      steps.add(AllocationCalls.step(step));
    }
    if (paced && process.endNanos() > now) {
      steps.add(new Wait(Durations.fixed(process.endNanos() - now)));
    }
    return List.copyOf(steps);
  }

  /**
   * Reads {@code Strace { file, process, pace = recorded | none, clock = absolute | relative }}.
   */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return "Strace";
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields ->
              new Strace(
                  new Recording(fields.required("file").file(), seconds(fields)),
                  fields
                      .optional("process")
                      .map(node -> node.integer(0, StraceFile.MAXIMUM_PROCESSES - 1))
                      .orElse(BY_INDEX),
                  fields
                      .optional("pace")
                      .map(node -> node.oneOf(Map.of("recorded", true, "none", false)))
                      .orElse(true)));
    }

    private static @Nullable LogSeconds seconds(Fields fields) {
      return fields
          .optional("clock")
          .map(
              node ->
                  node.oneOf(
                      Map.of("absolute", LogSeconds.ABSOLUTE, "relative", LogSeconds.RELATIVE)))
          .orElse(null);
    }
  }
}
