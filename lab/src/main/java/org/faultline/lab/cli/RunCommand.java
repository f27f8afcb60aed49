package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.Identity;
import org.faultline.lab.cli.watch.Watch;
import org.faultline.lab.results.compare.Deterministic;
import org.faultline.lab.results.compare.SeedStudy;
import org.faultline.lab.results.html.ReportWriter;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.output.Console;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.results.output.OutputFiles;
import org.faultline.lab.results.output.ResultsFolder;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.lab.results.table.EndTable;
import org.faultline.lab.studies.slowdown.Slowdowns;
import org.faultline.workload.config.LoadedWorkload;
import org.faultline.workload.config.WorkloadConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code faultline run}: runs a workload and writes its results. */
@Command(
    name = "run",
    description = "Runs a workload, shows a summary and writes the results.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline run desktop",
      "  faultline run my.conf --set machine.ram=512MiB --seed 8 --out results/roomy",
      "  faultline run desktop --watch --pace 200ms",
      "  faultline run desktop --seeds 5          means with 95 %% confidence intervals",
      "  faultline run desktop --format json | jq .machine.perSecond"
    })
final class RunCommand extends ConsoleCommand {
  private static final int MOST_SEEDS = 1_000;

  @Mixin private WorkloadOptions workload;
  @Mixin private WorkersOption workers;
  @Mixin private ResultsOptions results;
  @Mixin private FormatOption format;

  @Option(names = "--seed", paramLabel = "N", description = "The seed of all random streams.")
  private @Nullable Long seed;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description =
          "Make N runs with seeds counting up from the workload's, and show means;"
              + " only one run where nothing is drawn at random.")
  private @Nullable Integer seeds;

  @Option(
      names = "--slowdown",
      description =
          "Also run each group's first process alone, to show how much"
              + " slower they are together.")
  private boolean slowdown;

  @Option(names = "--events", description = "Log every event to events.csv.gz.")
  private boolean events;

  @Option(names = "--checked", description = "Check the identities after every event.")
  private boolean checked;

  @Option(
      names = "--print-effective",
      description = "Show every value of the config with its origin, and do not run.")
  private boolean printEffective;

  @Option(names = "--watch", description = "Show memory as bars while the run goes on.")
  private boolean watch;

  @Option(
      names = "--pace",
      paramLabel = "DURATION",
      description =
          "Simulated time between two repaints (default: one for each row" + " of the timeline).")
  private @Nullable String pace;

  @Option(names = "--break-identity", hidden = true, description = "Breaks this identity.")
  private @Nullable String broken;

  @Override
  ExitCode perform() throws IOException {
    LoadedWorkload loaded = load(seed);
    console().notes(loaded.notes());
    if (printEffective) {
      console().text(loaded.effective().render());
      return ExitCode.DONE;
    }
    int threads = workers.count();
    long paceNanos = watch ? WatchPace.of(pace, loaded.config().run()) : 0;
    if (!watch && pace != null) {
      throw new UserMistake("--pace makes sense only with --watch");
    }
    if (watch && results.quiet()) {
      throw new UserMistake("--watch and --quiet cannot be used together; leave one out");
    }
    requireRunsAlone(loaded.config());
    console().notes(RecordingNotes.of(loaded.config()));
    RunOptions options = new RunOptions(checked, RunOptions.DEFAULT.watchdogSeconds(), planted());
    try (Interruption interruption = new Interruption();
        Runner runner =
            new Runner(
                threads,
                options,
                !results.quiet() && !watch && !format.json(),
                interruption,
                (name, config) -> watch ? open(name, config, paceNanos) : null)) {
      if (slowdown) {
        runner.measureSlowdowns();
      }
      return seeds == null ? one(loaded, runner) : several(loaded, seeds, runner, interruption);
    }
  }

  private Watch open(String name, WorkloadConfig config, long paceNanos) throws IOException {
    return Console.isWatched()
        ? Watch.terminal(name, config, paceNanos, console())
        : Watch.lines(name, config, paceNanos, console());
  }

  private void requireRunsAlone(WorkloadConfig config) {
    if (slowdown) {
      Slowdowns.requireTime(config);
    }
  }

  private @Nullable Identity planted() {
    return broken == null
        ? null
        : Identity.labelled(broken)
            .orElseThrow(() -> new UserMistake("no identity is named '" + broken + "'"));
  }

  private LoadedWorkload load(@Nullable Long withSeed) {
    List<String> all = new ArrayList<>();
    if (withSeed != null) {
      all.add("seed=" + withSeed);
    }
    if (events) {
      all.add("run.events=on");
    }
    return workload.load(all);
  }

  private ExitCode one(LoadedWorkload loaded, Runner runner) throws IOException {
    String name = workload.name();
    Path target = results.folder(name + "-" + loaded.config().seed());
    Runner.Finished run;
    try (ResultsFolder folder = ResultsFolder.begin(target, results.replace())) {
      run = runner.run(name, loaded, folder.folder(), folder.target());
      draw(folder.folder());
      folder.publish();
    }
    if (format.json()) {
      console().text(Json.text(run.summary()));
    } else if (!results.quiet()) {
      String next = "faultline compare " + target + " OTHER";
      console().lines(EndTable.lines(run.summary(), run.host(), target.toString(), next));
    }
    return exitCode(run);
  }

  private ExitCode several(
      LoadedWorkload loaded, int count, Runner runner, Interruption interruption)
      throws IOException {
    if (count < 1 || count > MOST_SEEDS) {
      throw new UserMistake("--seeds is " + count + ", but must be from 1 to " + MOST_SEEDS);
    }
    String name = workload.name();
    long first = loaded.config().seed();
    Path target = results.folder(name + "-seeds-" + first + "-" + (first + count - 1));
    List<RunSummary> summaries = new ArrayList<>();
    ExitCode code = ExitCode.DONE;
    SeedStudy study;
    try (ResultsFolder folder = ResultsFolder.begin(target, results.replace())) {
      for (int i = 0; i < count && code == ExitCode.DONE && !interruption.happened(); i++) {
        String run = "seed-" + (first + i);
        Path inside = OutputFiles.createFolder(folder.folder().resolve(run));
        Runner.Finished finished =
            runner.run(name, load(first + i), inside, folder.target().resolve(run));
        draw(inside);
        summaries.add(finished.summary());
        code = exitCode(finished);
        if (Deterministic.is(finished.summary())) {
          break;
        }
      }
      study = new SeedStudy(summaries);
      Json.write(folder.folder().resolve("seeds.json"), study.summary());
      folder.publish();
    }
    if (format.json()) {
      console().text(Json.text(study.summary()));
    } else if (!results.quiet()) {
      console().lines(study.lines());
      console().line("Results " + target + "   next: faultline compare " + target + " OTHER");
    }
    return interruption.happened() ? ExitCode.INTERRUPTED : code;
  }

  private void draw(Path folder) throws IOException {
    if (results.report()) {
      ReportWriter.write(folder);
    }
  }

  private ExitCode exitCode(Runner.Finished run) {
    if (!run.result().identitiesHold()) {
      run.result().identities().stream()
          .filter(check -> !check.holds())
          .forEach(check -> console().problem(check.sentence()));
      return ExitCode.IDENTITY_BROKEN;
    }
    return run.result().interrupted() ? ExitCode.INTERRUPTED : ExitCode.DONE;
  }
}
