package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.faultline.actors.plan.MachinePlan;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.result.TimelineRow;
import org.faultline.actors.run.Simulator;
import org.faultline.lab.cli.watch.Watch;
import org.faultline.lab.results.folder.EffectiveFile;
import org.faultline.lab.results.folder.EventLog;
import org.faultline.lab.results.folder.HostInfo;
import org.faultline.lab.results.folder.Manifest;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.measure.MeasureRegistry;
import org.faultline.lab.results.output.OutputFiles;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.results.summary.HostSummary;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.lab.results.tally.Summarizer;
import org.faultline.lab.results.timeline.Timeline;
import org.faultline.lab.studies.slowdown.Slowdowns;
import org.faultline.memory.event.Event;
import org.faultline.workload.config.LoadedWorkload;
import org.faultline.workload.config.WorkloadConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes runs, one after the other, and writes what they leave. */
final class Runner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

  private final Simulator simulator;
  private final int workers;
  private final RunOptions options;
  private final boolean progress;
  private final Interruption interruption;
  private final Watching watching;
  private boolean slowdowns;

  /** Opens what shows a run while it goes on. */
  interface Watching {
    /** What shows a run of {@code config}; absent for nothing. */
    @Nullable Watch open(String name, WorkloadConfig config) throws IOException;
  }

  /** What a run left: {@code summary.json} and {@code host.json}. */
  record Finished(RunSummary summary, HostSummary host, RunResult result) {}

  Runner(int workers, RunOptions options, boolean progress, Interruption interruption) {
    this(workers, options, progress, interruption, (name, config) -> null);
  }

  Runner(
      int workers,
      RunOptions options,
      boolean progress,
      Interruption interruption,
      Watching watching) {
    this.simulator = Simulator.withWorkers(workers);
    this.workers = workers;
    this.options = options;
    this.progress = progress;
    this.interruption = interruption;
    this.watching = watching;
  }

  /** Runs each group's first process alone too, and tells how much slower they are together. */
  void measureSlowdowns() {
    slowdowns = true;
  }

  /**
   * Runs a workload and writes its results.
   *
   * @param folder where its files are written
   * @param target where that folder will lie in the end
   */
  Finished run(String name, LoadedWorkload workload, Path folder, Path target) throws IOException {
    Manifest manifest = Manifest.of(Version.number(), name, workload);
    WorkloadConfig config = workload.config();
    LOG.atDebug()
        .setMessage("config of the run with seed {}:\n{}")
        .addArgument(config.seed())
        .addArgument(() -> workload.effective().render())
        .log();
    Instant start = Instant.now();
    long beganNanos = System.nanoTime();
    RunResult result;
    try (Progress shown = Progress.of(name, config, progress);
        Watch watch = watching.open(name, config);
        Observer observer = new Observer(config, folder, shown, watch)) {
      result = simulate(config, observer);
    }
    long wallNanos = System.nanoTime() - beganNanos;
    RunSummary summary = Summarizer.of(manifest.summary(result.digest()), workload, result);
    if (slowdowns && !result.interrupted()) {
      summary =
          Slowdowns.of(config, result, alone -> simulate(alone, RunObserver.NONE)).in(summary);
    }
    summary = MeasureRegistry.installed().keep(summary);
    HostSummary host =
        new HostInfo(workers, start, wallNanos, workload.folder()).summary(result.endNanos());
    Json.write(folder.resolve("summary.json"), summary);
    Json.write(folder.resolve("host.json"), host);
    OutputFiles.write(
        folder.resolve("effective.conf"),
        EffectiveFile.text(workload.effective().tree(), workload.inputs(), target));
    return new Finished(summary, host, result);
  }

  private RunResult simulate(WorkloadConfig config, RunObserver observer) {
    Simulator.Handle handle =
        UserMistake.whereRefused(() -> simulator.start(config, options, observer));
    interruption.onInterrupt(handle::interrupt);
    return handle.result().join();
  }

  /** Writes the timeline and the event log where they are on. */
  private static final class Observer implements RunObserver, AutoCloseable {
    private final @Nullable Timeline timeline;
    private final @Nullable EventLog events;
    private final Progress progress;
    private final @Nullable Watch watch;

    Observer(WorkloadConfig config, Path folder, Progress progress, @Nullable Watch watch)
        throws IOException {
      this.progress = progress;
      this.watch = watch;
      timeline =
          config.run().timelineNanos() > 0
              ? new Timeline(folder.resolve("timeline.csv"), config)
              : null;
      events =
          config.run().events()
              ? new EventLog(
                  folder.resolve("events.csv.gz"), MachinePlan.identities(config.processes()))
              : null;
    }

    @Override
    public void event(Event event) {
      if (events != null) {
        events.add(event);
      }
    }

    @Override
    public void row(TimelineRow row) {
      if (timeline != null) {
        timeline.add(row);
      }
      if (watch != null) {
        watch.row(row);
      }
    }

    @Override
    public void progress(long nowNanos, int alive) {
      progress.at(nowNanos, alive);
    }

    @Override
    public void close() {
      if (timeline != null) {
        timeline.close();
      }
      if (events != null) {
        events.close();
      }
    }
  }

  @Override
  public void close() {
    simulator.close();
  }
}
