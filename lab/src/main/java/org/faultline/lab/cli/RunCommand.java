package org.faultline.lab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.Identity;
import org.faultline.lab.cli.watch.Watch;
import org.faultline.lab.results.compare.Deterministic;
import org.faultline.lab.results.compare.SeedStudy;
import org.faultline.lab.results.folder.ResultsFolder;
import org.faultline.lab.results.html.ReportWriter;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.lab.results.table.EndTable;
import org.faultline.lab.studies.slowdown.Slowdowns;
import org.faultline.workload.config.LoadedWorkload;
import org.faultline.workload.config.WorkloadConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline run}: runs a workload and writes its results. */
@Command(
    name = "run",
    description = "Runs a workload, shows what came of it and writes the results.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline run desktop",
      "  faultline run my.conf --set machine.ram=512MiB --seed 8 --out results/roomy",
      "  faultline run desktop --watch --pace 200ms",
      "  faultline run desktop --seeds 5          means with 95 %% confidence intervals",
      "  faultline run desktop --format json | jq .machine.perSecond"
    })
final class RunCommand implements Callable<Integer> {
  /** How results are shown. */
  enum Format {
    table,
    json
  }

  private static final int MOST_SEEDS = 1_000;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE|NAME", description = "A workload's file, or a shipped one's name.")
  private String workload;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Override a value of the config; may be repeated, the last one wins.")
  private List<String> sets = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "Where random streams begin.")
  private Long seed;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description =
          "Make N runs with seeds from the workload's on, and show means; one where nothing is drawn.")
  private Integer seeds;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Worker threads (default: one for each core); no result depends on them.")
  private Integer workers;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where results go (default: runs/NAME-SEED).")
  private Path out;

  @Option(names = "--force", description = "Replace results that are there already.")
  private boolean force;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "What is shown: table or json (summary.json and nothing else).")
  private Format format;

  @Option(names = "--no-report", description = "Do not draw: no report.html, no plots.")
  private boolean noReport;

  @Option(
      names = "--slowdown",
      description = "Run each group's first process alone too: how much slower are they together?")
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
      description = "Simulated time between two repaints (default: each row of the timeline).")
  private String pace;

  @Option(names = "--quiet", description = "Show neither progress nor table.")
  private boolean quiet;

  @Option(names = "--break-identity", hidden = true, description = "Breaks this identity.")
  private String broken;

  @Override
  public Integer call() throws IOException {
    LoadedWorkload loaded = load(seed);
    loaded.notes().forEach(spec.commandLine().getErr()::println);
    PrintWriter stdout = spec.commandLine().getOut();
    if (printEffective) {
      stdout.print(loaded.effective().render());
      stdout.flush();
      return ExitCode.DONE;
    }
    int threads = workers == null ? Runtime.getRuntime().availableProcessors() : workers;
    if (threads < 1 || threads > 1024) {
      throw CommandFailure.badInput("--workers is " + threads + ", but must be from 1 to 1024");
    }
    long paceNanos = watch ? Pace.of(pace, loaded.config().run()) : 0;
    if (!watch && pace != null) {
      throw CommandFailure.badInput("--pace has a meaning only with --watch");
    }
    if (watch && quiet) {
      throw CommandFailure.badInput("--watch and --quiet contradict each other; leave one out");
    }
    requireRunsAlone(loaded.config());
    RecordingNotes.say(loaded.config(), spec.commandLine().getErr());
    RunOptions options = new RunOptions(checked, RunOptions.DEFAULT.watchdogSeconds(), planted());
    try (Interruption interruption = new Interruption();
        Runner runner =
            new Runner(
                threads,
                options,
                !quiet && !watch && format == Format.table,
                interruption,
                (name, config) -> watch ? open(name, config, paceNanos) : null)) {
      if (slowdown) {
        runner.measureSlowdowns();
      }
      return seeds == null ? one(loaded, runner) : several(loaded, runner, interruption);
    }
  }

  private Watch open(String name, WorkloadConfig config, long paceNanos) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    return Terminal.watchesErrors()
        ? Watch.terminal(name, config, paceNanos, err)
        : Watch.lines(name, config, paceNanos, err);
  }

  private void requireRunsAlone(WorkloadConfig config) {
    try {
      if (slowdown) {
        Slowdowns.requireTime(config);
      }
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    }
  }

  private Identity planted() {
    return broken == null
        ? null
        : Identity.labelled(broken)
            .orElseThrow(() -> CommandFailure.badInput("no identity is named '" + broken + "'"));
  }

  private LoadedWorkload load(Long withSeed) {
    List<String> all = new ArrayList<>(sets);
    if (withSeed != null) {
      all.add("seed=" + withSeed);
    }
    if (events) {
      all.add("run.events=on");
    }
    return Workloads.loader().load(workload, all);
  }

  private int one(LoadedWorkload loaded, Runner runner) throws IOException {
    String name = Workloads.name(workload);
    Path target = out == null ? Path.of("runs", name + "-" + loaded.config().seed()) : out;
    Runner.Finished run;
    try (ResultsFolder folder = begin(target)) {
      run = runner.run(name, loaded, folder.folder(), folder.target());
      draw(folder.folder());
      folder.publish();
    }
    PrintWriter stdout = spec.commandLine().getOut();
    if (format == Format.json) {
      stdout.print(Json.text(run.summary()));
    } else if (!quiet) {
      String next = "faultline compare " + target + " OTHER";
      EndTable.lines(run.summary(), run.host(), target.toString(), next).forEach(stdout::println);
    }
    stdout.flush();
    return exitCode(run);
  }

  private int several(LoadedWorkload loaded, Runner runner, Interruption interruption)
      throws IOException {
    if (seeds < 1 || seeds > MOST_SEEDS) {
      throw CommandFailure.badInput(
          "--seeds is " + seeds + ", but must be from 1 to " + MOST_SEEDS);
    }
    String name = Workloads.name(workload);
    long first = loaded.config().seed();
    Path target =
        out == null ? Path.of("runs", name + "-seeds-" + first + "-" + (first + seeds - 1)) : out;
    List<RunSummary> summaries = new ArrayList<>();
    int code = ExitCode.DONE;
    SeedStudy study;
    try (ResultsFolder folder = begin(target)) {
      for (int i = 0; i < seeds && code == ExitCode.DONE && !interruption.happened(); i++) {
        String run = "seed-" + (first + i);
        Path inside = Files.createDirectory(folder.folder().resolve(run));
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
    PrintWriter stdout = spec.commandLine().getOut();
    if (format == Format.json) {
      stdout.print(Json.text(study.summary()));
    } else if (!quiet) {
      study.lines().forEach(stdout::println);
      stdout.println("Results " + target + "   next: faultline compare " + target + " OTHER");
    }
    stdout.flush();
    return interruption.happened() ? ExitCode.INTERRUPTED : code;
  }

  private void draw(Path folder) throws IOException {
    if (!noReport) {
      ReportWriter.write(folder);
    }
  }

  private ResultsFolder begin(Path target) {
    try {
      return ResultsFolder.begin(target, force);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    }
  }

  private int exitCode(Runner.Finished run) {
    if (!run.result().identitiesHold()) {
      run.result().identities().stream()
          .filter(check -> !check.holds())
          .forEach(
              check -> spec.commandLine().getErr().printf("faultline: %s%n", check.sentence()));
      return ExitCode.IDENTITY_BROKEN;
    }
    return run.result().interrupted() ? ExitCode.INTERRUPTED : ExitCode.DONE;
  }
}
