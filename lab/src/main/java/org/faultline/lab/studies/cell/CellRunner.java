package org.faultline.lab.studies.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.Causes;
import org.faultline.actors.result.Identity;
import org.faultline.actors.result.RunFailure;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.RunResult;
import org.faultline.lab.results.measure.Measures;
import org.faultline.lab.results.summary.Absent;
import org.faultline.lab.results.summary.GroupSummary;
import org.faultline.lab.results.summary.RunManifest;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.lab.results.tally.Summarizer;
import org.faultline.lab.studies.pool.RunPool;
import org.faultline.lab.studies.pool.SerialSimulator;
import org.faultline.memory.frames.IdentityBroken;
import org.faultline.workload.binding.ConfigProblemsException;
import org.faultline.workload.config.LoadedWorkload;
import org.faultline.workload.config.WorkloadConfig;
import org.faultline.workload.config.WorkloadLoader;
import org.faultline.workload.trace.LibraryException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes runs one after the other, each on one worker thread, and leaves no file. For several runs
 * at a time there are several runners. Equal config and seed give equal measures.
 */
public final class CellRunner implements RunPool.Runner {
  private static final Logger LOG = LoggerFactory.getLogger(CellRunner.class);

  private final WorkloadLoader loader;
  private final SerialSimulator simulator = new SerialSimulator();

  /** A runner of the workloads that {@code loader} reads. */
  public CellRunner(WorkloadLoader loader) {
    this.loader = loader;
  }

  /**
   * Reads a workload.
   *
   * @param workload a file, or the name of one that ships
   * @param sets overrides, each {@code key=value}
   * @throws CellFailure where they cannot be used
   */
  public LoadedWorkload load(String workload, List<String> sets) {
    return load(loader, workload, sets);
  }

  /** Reads a workload as {@link #load(String, List)}. */
  public static LoadedWorkload load(WorkloadLoader loader, String workload, List<String> sets) {
    try {
      return loader.load(workload, sets);
    } catch (ConfigProblemsException e) {
      String first = e.problems().get(0).sentence();
      throw new CellFailure(CellFailure.Kind.REFUSED, first, e);
    }
  }

  /**
   * Reads a workload and runs it with another seed.
   *
   * @throws CellFailure where it gave no measures
   * @throws CompletionException where something outside of the run failed, such as memory
   * @throws CancellationException after {@link #interrupt}
   */
  public CellRun run(String workload, List<String> sets, long seed) {
    return run(load(workload, sets), seed);
  }

  /** Runs a workload with another seed; as {@link #run(String, List, long)}. */
  public CellRun run(LoadedWorkload workload, long seed) {
    LoadedWorkload seeded = workload.with(workload.config().withSeed(seed));
    LOG.atDebug()
        .setMessage("config of the run with seed {}:\n{}")
        .addArgument(seed)
        .addArgument(() -> workload.effective().render())
        .log();
    RunResult result = simulate(seeded.config());
    if (!result.identitiesHold()) {
      throw new CellFailure(CellFailure.Kind.IDENTITY_BROKEN, broken(result), null);
    }
    RunSummary summary = Summarizer.of(RunManifest.NONE, seeded, result);
    return new CellRun(seeded, result, summary, Measures.of(summary), failedProcesses(summary));
  }

  private static @Nullable String failedProcesses(RunSummary summary) {
    List<String> groups = new ArrayList<>();
    for (GroupSummary group : summary.groups()) {
      if (group.failed() > 0) {
        groups.add(
            String.format(
                Locale.ROOT,
                "%,d of %,d %s failed: %s",
                group.failed(),
                group.count(),
                group.name(),
                Absent.text(group.firstFailure()).lines().findFirst().orElse("")));
      }
    }
    return groups.isEmpty() ? null : String.join("; ", groups);
  }

  private RunResult simulate(WorkloadConfig config) {
    try {
      return simulator.run(config, RunOptions.DEFAULT, RunObserver.NONE);
    } catch (IllegalArgumentException e) {
      if (Causes.find(e, LibraryException.class) != null) {
        throw e;
      }
      throw new CellFailure(CellFailure.Kind.REFUSED, message(e), e);
    } catch (CompletionException e) {
      if (Causes.fromOutside(e)) {
        throw e;
      }
      throw failure(e);
    }
  }

  @Override
  public void interrupt() {
    simulator.interrupt();
  }

  private static CellFailure failure(CompletionException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IdentityBroken) {
        return new CellFailure(CellFailure.Kind.IDENTITY_BROKEN, message(cause), e);
      }
    }
    String message = e.getCause() instanceof RunFailure failure ? message(failure) : e.toString();
    return new CellFailure(CellFailure.Kind.FAILED, message, e);
  }

  private static String message(Throwable thrown) {
    return String.valueOf(thrown.getMessage());
  }

  private static String broken(RunResult result) {
    return result.identities().stream()
        .filter(check -> !check.holds())
        .map(Identity.Check::sentence)
        .collect(Collectors.joining("; "));
  }

  @Override
  public void close() {
    simulator.close();
  }
}
